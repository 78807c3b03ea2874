import CalqueCore
