// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS connection: records, handshakes, and what goes wrong with them. The first byte is the cipher
// suite; the second: & 1 early data, & 2 limits are tiny, & 4 secrets come late, & 8 no handshake,
// & 16 one secret is not known. Then steps: what, a number n, and what it needs.
//   0 the client says n bytes    1 the server does    2 KeyUpdate    3 a second handshake
//   4 close_notify    5 n bytes that are no record of ours    6 a byte of the last step changes
//   7 the last step is lost    8 it is cut in two    9 a plain record of handshake with n bytes
// Played whole and byte by byte: where nothing was lost or changed, the same is told.
#include "tls_talk.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

class Input {
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_bytes(data, size)
    {
    }
    bool empty() const { return m_bytes.empty(); }
    std::uint8_t next()
    {
        if (m_bytes.empty())
            return 0;
        const std::uint8_t byte = m_bytes[0];
        m_bytes = m_bytes.subspan(1);
        return byte;
    }
    std::string_view text(std::size_t size)
    {
        const ByteView taken = m_bytes.first(std::min(size, m_bytes.size()));
        m_bytes = m_bytes.subspan(taken.size());
        return asText(taken);
    }

private:
    ByteView m_bytes;
};

/// @returns whether all that is sent is as it should be, and captured
bool makeSteps(Input &input, TlsTalk &talk, bool hasKeys, std::vector<std::size_t> &lost)
{
    constexpr std::size_t kMostSteps = 64;
    bool sound = hasKeys;
    while (!input.empty() && talk.steps().size() < kMostSteps) {
        const unsigned what = input.next() % 10U;
        const std::uint8_t number = input.next();
        std::vector<TlsStep> &steps = talk.steps();
        if (what <= 1 && hasKeys) {
            talk.say(what == 0, input.text(number), number % 3U == 0 ? number : 0U);
        } else if (what == 2 && hasKeys && talk.isTls13()) {
            talk.keyUpdate((number & 1) != 0);
        } else if (what == 3 && hasKeys && !talk.isTls13()) {
            talk.renegotiate(static_cast<std::uint8_t>(2 + number % 8U));
        } else if (what == 4 && hasKeys) {
            talk.close((number & 1) != 0);
        } else if (what == 5) {
            sound = false;
            steps.push_back({ (number & 1) != 0, std::string(input.text(number)) });
        } else if (what == 6 && !steps.empty() && !steps.back().bytes.empty()) {
            sound = false;
            std::string &bytes = steps.back().bytes;
            bytes[number % bytes.size()] =
                static_cast<char>(bytes[number % bytes.size()] ^ input.next());
        } else if (what == 7 && !steps.empty()) {
            sound = false;
            lost.push_back(steps.size() - 1);
        } else if (what == 8 && !steps.empty() && number < steps.back().bytes.size()) {
            talk.split(steps.size() - 1, number);
        } else if (what == 9) {
            sound = false;
            const std::string_view text = input.text(number);
            steps.push_back({ (number & 1) != 0,
                std::string("\x16\3\3\0", 4) + static_cast<char>(text.size())
                    + std::string(text) });
        }
    }
    return sound;
}

void check(const TlsPlayed &played)
{
    std::uint64_t unread = 0;
    for (const std::uint64_t count : played.tls.unread)
        unread += count;
    require(unread == played.http.encryptedConnections, "reasons and connections");
    require(unread == played.count("encrypted"), "connections counted and told");
    require(unread <= 1, "one connection is told once");
    require(played.http.desyncs == played.count("desync"), "desyncs counted and told");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace suites;
    constexpr std::array all { kAes128Gcm13, kAes256Gcm13, kChaCha13, kAes128Gcm12, kChaCha12,
        kAes128Sha12, kAes256Sha384 };
    if (size < 2)
        return 0;
    Input input(data, size);
    const std::uint8_t suite = input.next();
    const std::uint8_t flags = input.next();
    TlsTalk talk(all[suite % all.size()], 1, suite >= 128);
    const bool hasKeys = (flags & 8) == 0;
    if (hasKeys && (flags & 1) != 0 && talk.isTls13()) {
        TlsTalk::Hello hello;
        hello.earlyData = true;
        talk.clientHello(hello);
        talk.earlyRequest(request(1));
        talk.serverHello();
        talk.finishEarly((suite & 64) != 0);
    } else if (hasKeys) {
        talk.handshake({});
    }
    TlsPlay how;
    const bool sound = makeSteps(input, talk, hasKeys, how.lost);
    if (talk.steps().empty())
        return 0;
    how.keyLog = talk.keyLog((flags & 16) != 0 ? "SERVER_TRAFFIC" : "(none)");
    how.keysMayCome = how.keysAfterClose = (flags & 4) != 0;
    if ((flags & 2) != 0) {
        how.limits.tlsHeldBytes = 2048;
        how.limits.tlsHeldBytesTotal = 4096;
    }
    const TlsPlayed whole = play(talk, how);
    check(whole);
    how.cut = 1;
    const TlsPlayed byByte = play(talk, how);
    check(byByte);
    if (sound && (flags & 2) == 0)
        require(whole.lines == byByte.lines, "the same events however it is cut");
    return 0;
}
