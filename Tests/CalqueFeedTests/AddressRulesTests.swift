import CalqueFeed
import Testing

@Suite struct AddressRulesTests {
  private func refusal(_ text: String, allowed: [String] = []) throws -> String? {
    let address = try #require(NetworkAddress(text))
    return AddressRules(allowed: allowed.compactMap { AddressBlock($0) }).refusal(of: address)
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
    "223.255.255.255", "2606:4700:4700::1111", "2a00::1", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
    "2002:101:101::1",
  ])
  func publicAddressesMayBeReached(_ text: String) throws { #expect(try refusal(text) == nil) }

  @Test(arguments: [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.170", "192.0.2.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::7f00:1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::10.0.0.1",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1",
    "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
  ])
  func allOthersMayNot(_ text: String) throws { #expect(try refusal(text) != nil) }

  @Test func allowedBlocksMayBeReachedAlsoInOtherForms() throws {
    #expect(try refusal("127.0.0.1", allowed: ["127.0.0.0/8"]) == nil)
    #expect(try refusal("::ffff:127.0.0.1", allowed: ["127.0.0.0/8"]) == nil)
    #expect(try refusal("::1", allowed: ["127.0.0.0/8"]) == "an address of this machine")
    #expect(try refusal("10.1.2.3", allowed: ["10.1.2.3"]) == nil)
    #expect(try refusal("10.1.2.4", allowed: ["10.1.2.3"]) == "a private address")
    #expect(
      try refusal("::ffff:10.1.2.4") == "a private address, 10.1.2.4, in another form"
    )
  }

  @Test(arguments: ["127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "[::1]", "fe80::1%eth0", ""])
  func shortenedFormsAreNoAddresses(_ text: String) { #expect(NetworkAddress(text) == nil) }

  @Test(arguments: ["10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "x/8"])
  func brokenBlocksAreRefused(_ text: String) { #expect(AddressBlock(text) == nil) }

  @Test(arguments: ["192.0.2.1", "2001:db8::1", "::", "ff02::fb"])
  func addressesAreWrittenAsTheyAreRead(_ text: String) throws {
    #expect(try #require(NetworkAddress(text)).description == text)
  }

  @Test func blocksEndWhereTheyEnd() throws {
    let block = try #require(AddressBlock("172.16.0.0/12"))
    #expect(try block.contains(#require(NetworkAddress("172.31.255.255"))))
    #expect(try !block.contains(#require(NetworkAddress("172.32.0.0"))))
    let all = try #require(AddressBlock("0.0.0.0/0"))
    #expect(try all.contains(#require(NetworkAddress("203.0.113.9"))))
    #expect(try !all.contains(#require(NetworkAddress("::1"))))
  }
}
