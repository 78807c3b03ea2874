print("calque-dev")
