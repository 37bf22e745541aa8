// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS record. Bytes: the suite; & 1 encrypt-then-MAC, & 2 the rest is a fragment as it came from
// the network; the padding; the number of changes. Then the changes, two bytes each: where (of the
// front or, & 1 of their number, of the back of the record) and the bits; the rest is the content.
// A record opens to what was sealed, and once anything is changed it does not open.
#include "support/tls_record_sealer.h"
#include "tls/record_protection.h"

#include <cstdio>
#include <cstdlib>

using namespace hitwatch;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

constexpr std::uint64_t kSequence = 7;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 4)
        return 0;
    const TlsCipherSuite &suite = cipherSuites()[data[0] % cipherSuites().size()];
    const bool encryptThenMac = (data[1] & 1) != 0;
    const bool raw = (data[1] & 2) != 0;
    const std::size_t padding = suite.isCbc() ? data[2] % 16U : data[2];
    const std::size_t changes = data[3] % 8U;
    ByteView input { data + 4, size - 4 };

    const TlsSecret secret(hashSize(suite.hash));
    TlsRecordProtection protection;
    TlsKeys keys;
    if (suite.tls13) {
        keys = *trafficKeys(suite, secret);
        require(protection.setKeys13(suite, secret), "keys");
    } else {
        keys = keyBlock(suite, TlsSecret(std::size_t { 48 }), {}, {})->client;
        require(protection.setKeys12(suite, keys, encryptThenMac), "keys");
    }
    std::vector<std::uint8_t> into(input.size() + 1024);
    if (raw) {
        const std::array<std::uint8_t, 5> header { 23, 3, 3,
            static_cast<std::uint8_t>(input.size() >> 8), static_cast<std::uint8_t>(input.size()) };
        const std::vector<std::uint8_t> exact(input.begin(), input.end());
        into.resize(exact.size());
        require(!protection.open(kSequence, header, exact, into), "bytes that nobody sealed open");
        return 0;
    }
    if (input.size() < 2 * changes || input.size() > 16'384)
        return 0;
    const ByteView steps = input.first(2 * changes);
    const ByteView content = input.subspan(2 * changes);
    const TlsRecordSealer sealer(suite, keys, encryptThenMac);
    const std::vector<std::uint8_t> record = sealer.seal(kSequence, 23, content, padding);
    const auto open = [&](const std::vector<std::uint8_t> &bytes) {
        return protection.open(kSequence, TlsRecordHeader(bytes.data(), kTlsRecordHeaderSize),
            ByteView(bytes).subspan(kTlsRecordHeaderSize), into);
    };
    const TlsPlaintext expected { 23, content.size() };
    require(open(record) == expected && std::equal(content.begin(), content.end(), into.begin()),
        "what was sealed opens");

    std::vector<std::uint8_t> changed = record;
    for (std::size_t at = 0; at < steps.size(); at += 2) {
        const std::size_t place = steps[at] % record.size();
        // The length in the header is protected in TLS 1.3 only.
        if (suite.tls13 || (place != 3 && place != 4))
            changed[(changes & 1) != 0 && place > 4 ? record.size() + 4 - place : place] ^=
                steps[at + 1];
    }
    if (changed != record)
        require(!open(changed), "what was changed opens");
    require(open(record) == expected, "what was sealed opens again");
    return 0;
}
