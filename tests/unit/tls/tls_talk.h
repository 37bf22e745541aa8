// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/http_counters.h"
#include "support/tls_record_sealer.h"
#include "tls/tls_connection.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch::test {

/// One thing that one side of a TLS connection sends.
struct TlsStep {
    bool fromClient = true;
    std::string bytes;
};

/// What client and server of one TLS connection say, made with secrets that are known.
class TlsTalk {
public:
    struct Hello {
        std::string name = "shop.example";
        std::string sessionId;
        std::string ticket; ///< TLS 1.2
        bool earlyData = false;
        bool encryptedHello = false;
        std::size_t recordSize = 0; ///< cuts the ClientHello into records; 0: not
    };

    /// @param seed makes randoms and secrets differ from those of other connections
    explicit TlsTalk(std::uint16_t suite, std::uint8_t seed = 1, bool encryptThenMac = false);

    bool isTls13() const { return m_suite->tls13; }
    void clientHello(const Hello &hello);
    void helloRetry();
    void serverHello(const std::string &sessionId = {});
    /// From behind the ServerHello to the end of the handshake.
    void finishHandshake(const std::string &newTicket = {});
    /// TLS 1.2, abbreviated: the server is first.
    void finishResumed();
    /// Other randoms, for the same master secret.
    void renew(std::uint8_t seed);
    void handshake(const Hello &hello);
    void earlyRequest(std::string_view text);
    /// TLS 1.3: the server's flight says whether it reads early data, and what the client does
    /// then.
    void finishEarly(bool accepted);
    void keyUpdate(bool byClient);
    /// TLS 1.2: a second handshake inside the first one's protection.
    void renegotiate(std::uint8_t seed);
    void client(std::string_view text) { say(true, text); }
    void server(std::string_view text) { say(false, text); }
    void say(bool fromClient, std::string_view text, std::size_t padding = 0);
    void close(bool fromClient);
    /// What was sent last is added to the step before.
    void join();
    /// Makes two steps of one.
    void split(std::size_t step, std::size_t at);

    const std::vector<TlsStep> &steps() const { return m_steps; }
    std::vector<TlsStep> &steps() { return m_steps; }
    /// The lines of a key log, without those whose label has @p without in it.
    std::string keyLog(std::string_view without = "(none)") const;
    std::string random() const { return m_clientRandom; }

private:
    struct Side {
        std::optional<TlsRecordSealer> sealer;
        std::uint64_t sequence = 0;
        TlsSecret secret;
    };

    void send(bool fromClient, std::string bytes);
    void plain(
        bool fromClient, std::uint8_t type, std::string_view content, std::uint8_t minor = 3);
    void sealed(
        bool fromClient, std::uint8_t type, std::string_view content, std::size_t padding = 0);
    void record(bool fromClient, std::uint8_t type, std::string_view content);
    void setKeys13(bool client, const TlsSecret &secret);
    void changeCipher12(bool client);
    std::string helloBody(const Hello &hello) const;
    TlsSecret secretOf(std::uint8_t which) const;

    const TlsCipherSuite *m_suite;
    bool m_encryptThenMac;
    std::uint8_t m_seed;
    std::string m_clientRandom;
    std::string m_serverRandom;
    TlsSecret m_master;
    std::array<Side, 2> m_sides; ///< client, server
    std::vector<TlsStep> m_steps;
    std::string m_moreKeys; ///< of handshakes before
};

namespace suites {
inline constexpr std::uint16_t kAes128Gcm13 = 0x1301;
inline constexpr std::uint16_t kAes256Gcm13 = 0x1302;
inline constexpr std::uint16_t kChaCha13 = 0x1303;
inline constexpr std::uint16_t kAes128Gcm12 = 0xc02f;
inline constexpr std::uint16_t kChaCha12 = 0xcca8;
inline constexpr std::uint16_t kAes128Sha12 = 0xc013;
inline constexpr std::uint16_t kAes256Sha384 = 0xc028;
} // namespace suites

/// A handshake, and that many requests with their responses.
TlsTalk simpleTalk(std::uint16_t suite, int exchanges = 3, bool encryptThenMac = false);
std::string request(int number);
std::string response(int number);
void exchange(TlsTalk &talk, int first, int last);

/// A message of the handshake with its header.
std::string tlsMessage(std::uint8_t type, std::string_view body);

struct TlsPlay {
    std::size_t cut = 0; ///< every step into pieces of this size; 0: not
    std::vector<std::size_t> lost {}; ///< steps that were not captured
    std::string keyLog {};
    std::optional<std::size_t> keysBefore {}; ///< step; empty: from the beginning
    bool keysMayCome = false;
    bool keysAfterClose = false;
    bool live = false; ///< secrets are not waited for for ever
    EngineLimits limits {};
};

struct TlsPlayed {
    std::vector<std::string> lines;
    HttpCounters http;
    TlsCounters tls;

    std::uint64_t unread(TlsUnread reason) const
    {
        return tls.unread[static_cast<std::size_t>(reason)];
    }
    std::size_t count(std::string_view beginning) const;
    std::string text() const; ///< all lines
};

/// What exchange() must give.
std::vector<std::string> exchanged(int count, int first = 1);

/// Plays connections one after the other to one analyzer.
TlsPlayed play(const std::vector<const TlsTalk *> &talks, const TlsPlay &how);
inline TlsPlayed play(const TlsTalk &talk, const TlsPlay &how)
{
    return play(std::vector { &talk }, how);
}

} // namespace hitwatch::test
