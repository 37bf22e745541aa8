// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_talk.h"

#include "dialogue_events.h"
#include "http/http_analyzer.h"
#include "tls/key_log.h"

#include <algorithm>

namespace hitwatch::test {

namespace {

constexpr std::uint8_t kCipherChange = 20;
constexpr std::uint8_t kAlert = 21;
constexpr std::uint8_t kHandshake = 22;
constexpr std::uint8_t kApplication = 23;
constexpr TimeNs kBegin = 1'700'000'000 * kSecond;

enum Which : std::uint8_t { kMaster, kClientHs, kServerHs, kClientAp, kServerAp, kEarly };

std::string number(std::size_t value, std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t at = size; at-- > 0; value >>= 8)
        bytes[at] = static_cast<char>(value & 0xff);
    return bytes;
}

std::string vectorOf(std::string_view bytes, std::size_t lengthSize)
{
    return number(bytes.size(), lengthSize) + std::string(bytes);
}

std::string extension(std::size_t type, std::string_view data)
{
    return number(type, 2) + vectorOf(data, 2);
}

std::string hex(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

TlsRandom asRandom(const std::string &bytes)
{
    TlsRandom random {};
    std::copy(bytes.begin(), bytes.end(), random.begin());
    return random;
}

} // namespace

std::string tlsMessage(std::uint8_t type, std::string_view body)
{
    return static_cast<char>(type) + vectorOf(body, 3);
}

TlsTalk::TlsTalk(std::uint16_t suite, std::uint8_t seed, bool encryptThenMac)
    : m_suite(findCipherSuite(suite))
    , m_encryptThenMac(encryptThenMac)
    , m_seed(seed)
    , m_clientRandom(32, static_cast<char>(0x40 + seed))
    , m_serverRandom(32, static_cast<char>(0x80 + seed))
    , m_master(secretOf(kMaster))
{
}

TlsSecret TlsTalk::secretOf(std::uint8_t which) const
{
    TlsSecret secret(m_suite->tls13 ? hashSize(m_suite->hash) : std::size_t { 48 });
    std::ranges::fill(secret.writable(), static_cast<std::uint8_t>(m_seed * 16 + which));
    return secret;
}

void TlsTalk::send(bool fromClient, std::string bytes)
{
    m_steps.push_back({ fromClient, std::move(bytes) });
}

void TlsTalk::join()
{
    TlsStep last = m_steps.back();
    m_steps.pop_back();
    m_steps.back().bytes += last.bytes;
}

void TlsTalk::split(std::size_t step, std::size_t at)
{
    const TlsStep whole = m_steps[step];
    const auto place = m_steps.begin() + static_cast<std::ptrdiff_t>(step);
    m_steps.insert(place, { whole.fromClient, whole.bytes.substr(0, at) });
    m_steps[step + 1].bytes.erase(0, at);
}

void TlsTalk::plain(
    bool fromClient, std::uint8_t type, std::string_view content, std::uint8_t minor)
{
    send(fromClient,
        std::string { static_cast<char>(type), 3, static_cast<char>(minor) }
            + vectorOf(content, 2));
}

void TlsTalk::sealed(
    bool fromClient, std::uint8_t type, std::string_view content, std::size_t padding)
{
    Side &side = m_sides[fromClient ? 0 : 1];
    const auto record = side.sealer->seal(side.sequence++, type, asBytes(content), padding);
    send(fromClient, std::string(record.begin(), record.end()));
}

void TlsTalk::record(bool fromClient, std::uint8_t type, std::string_view content)
{
    if (m_sides[fromClient ? 0 : 1].sealer)
        sealed(fromClient, type, content);
    else
        plain(fromClient, type, content);
}

void TlsTalk::setKeys13(bool client, const TlsSecret &secret)
{
    Side &side = m_sides[client ? 0 : 1];
    side.secret = secret;
    side.sealer.emplace(*m_suite, *trafficKeys(*m_suite, secret));
    side.sequence = 0;
}

void TlsTalk::changeCipher12(bool client)
{
    record(client, kCipherChange, "\1");
    const TlsKeyPair pair =
        *keyBlock(*m_suite, m_master, asRandom(m_clientRandom), asRandom(m_serverRandom));
    Side &side = m_sides[client ? 0 : 1];
    side.sealer.emplace(*m_suite, client ? pair.client : pair.server, m_encryptThenMac);
    side.sequence = 0;
    sealed(client, kHandshake, tlsMessage(20, std::string(12, 'f')));
}

std::string TlsTalk::helloBody(const Hello &hello) const
{
    std::string extensions;
    if (!hello.name.empty())
        extensions += extension(0, vectorOf('\0' + vectorOf(hello.name, 2), 2));
    if (!hello.ticket.empty())
        extensions += extension(35, hello.ticket);
    if (hello.earlyData)
        extensions += extension(42, {});
    if (hello.encryptedHello)
        extensions += extension(0xfe0d, std::string(40, 'e'));
    return "\3\3" + m_clientRandom + vectorOf(hello.sessionId, 1)
        + vectorOf(number(m_suite->id, 2), 2) + vectorOf(std::string(1, '\0'), 1)
        + vectorOf(extensions, 2);
}

void TlsTalk::clientHello(const Hello &hello)
{
    const std::string message = tlsMessage(1, helloBody(hello));
    const std::size_t size = hello.recordSize == 0 ? message.size() : hello.recordSize;
    for (std::size_t at = 0; at < message.size(); at += size) {
        plain(true, kHandshake, std::string_view(message).substr(at, size), 1);
        if (at > 0)
            join();
    }
}

void TlsTalk::helloRetry()
{
    const std::string random =
        "\xcf\x21\xad\x74\xe5\x9a\x61\x11\xbe\x1d\x8c\x02\x1e\x65\xb8\x91\xc2"
        "\xa2\x11\x16\x7a\xbb\x8c\x5e\x07\x9e\x09\xe2\xc8\xa8\x33\x9c";
    plain(false, kHandshake,
        tlsMessage(2,
            "\3\3" + random + vectorOf("", 1) + number(m_suite->id, 2) + std::string(1, '\0')
                + vectorOf(extension(43, "\3\4"), 2)));
    plain(false, kCipherChange, "\1");
}

void TlsTalk::serverHello(const std::string &sessionId)
{
    std::string extensions;
    if (isTls13())
        extensions += extension(43, "\3\4");
    if (m_encryptThenMac)
        extensions += extension(22, {});
    record(false, kHandshake,
        tlsMessage(2,
            "\3\3" + m_serverRandom + vectorOf(sessionId, 1) + number(m_suite->id, 2)
                + std::string(1, '\0') + vectorOf(extensions, 2)));
}

void TlsTalk::finishHandshake(const std::string &newTicket)
{
    if (isTls13()) {
        plain(false, kCipherChange, "\1");
        setKeys13(false, secretOf(kServerHs));
        sealed(false, kHandshake, tlsMessage(8, vectorOf("", 2)));
        const std::string certificate = tlsMessage(11, std::string(3000, 'c'));
        const std::string finished = tlsMessage(20, std::string(32, 'f'));
        sealed(false, kHandshake, certificate.substr(0, 1000));
        sealed(false, kHandshake, certificate.substr(1000) + finished);
        setKeys13(false, secretOf(kServerAp));
        plain(true, kCipherChange, "\1");
        setKeys13(true, secretOf(kClientHs));
        sealed(true, kHandshake, finished);
        join();
        setKeys13(true, secretOf(kClientAp));
        sealed(false, kHandshake, tlsMessage(4, std::string(200, 't')));
        return;
    }
    record(false, kHandshake,
        tlsMessage(11, std::string(3000, 'c')) + tlsMessage(12, std::string(300, 'k'))
            + tlsMessage(14, {}));
    record(true, kHandshake, tlsMessage(16, std::string(65, 'k')));
    changeCipher12(true);
    if (!newTicket.empty())
        record(false, kHandshake, tlsMessage(4, number(300, 4) + vectorOf(newTicket, 2)));
    changeCipher12(false);
}

void TlsTalk::finishResumed()
{
    changeCipher12(false);
    changeCipher12(true);
}

void TlsTalk::renew(std::uint8_t seed)
{
    m_clientRandom = std::string(32, static_cast<char>(0x40 + seed));
    m_serverRandom = std::string(32, static_cast<char>(0x80 + seed));
}

void TlsTalk::handshake(const Hello &hello)
{
    clientHello(hello);
    serverHello(hello.sessionId);
    finishHandshake();
}

void TlsTalk::earlyRequest(std::string_view text)
{
    if (!m_sides[0].sealer)
        setKeys13(true, secretOf(kEarly));
    sealed(true, kApplication, text);
}

void TlsTalk::finishEarly(bool accepted)
{
    const std::string finished = tlsMessage(20, std::string(32, 'f'));
    setKeys13(false, secretOf(kServerHs));
    sealed(false, kHandshake,
        tlsMessage(8, vectorOf(accepted ? extension(42, {}) : std::string(), 2)) + finished);
    setKeys13(false, secretOf(kServerAp));
    if (accepted)
        sealed(true, kHandshake, tlsMessage(5, {}));
    setKeys13(true, secretOf(kClientHs));
    sealed(true, kHandshake, finished);
    setKeys13(true, secretOf(kClientAp));
}

void TlsTalk::keyUpdate(bool byClient)
{
    sealed(byClient, kHandshake, tlsMessage(24, std::string(1, '\0')));
    setKeys13(byClient, *nextTrafficSecret(*m_suite, m_sides[byClient ? 0 : 1].secret));
}

void TlsTalk::renegotiate(std::uint8_t seed)
{
    m_moreKeys += keyLog();
    sealed(false, kHandshake, tlsMessage(0, {}));
    m_seed = seed;
    renew(seed);
    m_master = secretOf(kMaster);
    record(true, kHandshake, tlsMessage(1, helloBody({})));
    serverHello();
    finishHandshake();
}

void TlsTalk::say(bool fromClient, std::string_view text, std::size_t padding)
{
    sealed(fromClient, kApplication, text, padding);
}

void TlsTalk::close(bool fromClient)
{
    sealed(fromClient, kAlert, std::string_view("\1\0", 2));
}

std::string TlsTalk::keyLog(std::string_view without) const
{
    const auto line = [&](const char *label, const TlsSecret &secret) {
        const std::string name(label);
        return name.find(without) != std::string::npos
            ? std::string()
            : name + ' ' + hex(m_clientRandom) + ' ' + hex(asText(secret.bytes())) + '\n';
    };
    if (!isTls13())
        return m_moreKeys + line("CLIENT_RANDOM", m_master);
    return line("CLIENT_EARLY_TRAFFIC_SECRET", secretOf(kEarly))
        + line("CLIENT_HANDSHAKE_TRAFFIC_SECRET", secretOf(kClientHs))
        + line("SERVER_HANDSHAKE_TRAFFIC_SECRET", secretOf(kServerHs))
        + line("CLIENT_TRAFFIC_SECRET_0", secretOf(kClientAp))
        + line("SERVER_TRAFFIC_SECRET_0", secretOf(kServerAp));
}

std::string request(int number)
{
    return "GET /" + std::to_string(number) + "/x HTTP/1.1\r\nHost: shop.example:443\r\n\r\n";
}

std::string response(int number)
{
    const std::string body(static_cast<std::size_t>(10 + number), 'b');
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

void exchange(TlsTalk &talk, int first, int last)
{
    for (int number = first; number <= last; ++number) {
        talk.client(request(number));
        talk.server(response(number));
    }
}

std::vector<std::string> exchanged(int count, int first)
{
    std::vector<std::string> lines;
    for (int number = first; number < first + count; ++number) {
        const std::string text = std::to_string(number);
        lines.push_back("request #" + text + " GET shop.example /" + text);
        lines.push_back("response #" + text + " 200 GET shop.example /" + text + " after 1ms body "
            + std::to_string(10 + number));
    }
    return lines;
}

TlsTalk simpleTalk(std::uint16_t suite, int exchanges, bool encryptThenMac)
{
    TlsTalk talk(suite, 1, encryptThenMac);
    talk.handshake({});
    exchange(talk, 1, exchanges);
    return talk;
}

std::size_t TlsPlayed::count(std::string_view beginning) const
{
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(),
        [&](const std::string &line) { return line.starts_with(beginning); }));
}

std::string TlsPlayed::text() const
{
    std::string text;
    for (const std::string &line : lines)
        text += '\n' + line;
    return text;
}

TlsPlayed play(const std::vector<const TlsTalk *> &talks, const TlsPlay &how)
{
    EventLines sink;
    TlsKeyLog keys(how.limits);
    const auto feedKeys = [&] {
        keys.feed(how.keyLog);
        keys.endInput();
    };
    HttpAnalyzer analyzer(how.limits, sink);
    if (!how.keysBefore && !how.keysAfterClose)
        feedKeys();
    analyzer.readTls(keys,
        how.live              ? TlsLateKeys::Soon
            : how.keysMayCome ? TlsLateKeys::UntilEnd
                              : TlsLateKeys::Never);
    TimeNs time = kBegin;
    std::uint64_t serial = 0;
    for (const TlsTalk *talk : talks) {
        ConnectionOrigin origin;
        const std::uint8_t addresses[] = { 192, 0, 2, 1, 192, 0, 2, 2 };
        origin.serial = ++serial;
        origin.low = { IpAddress::fromIpv4(addresses), 40'000 };
        origin.high = { IpAddress::fromIpv4(addresses + 4), 443 };
        origin.time = time;
        origin.initiatorKnown = true;
        StreamHandler *const handler = analyzer.acquire(origin);
        std::array<StreamPosition, 2> positions { 1000, 2000 };
        for (std::size_t number = 0; number < talk->steps().size(); ++number) {
            const TlsStep &step = talk->steps()[number];
            if (how.keysBefore == number)
                feedKeys();
            time += kMillisecond;
            analyzer.advance(time);
            const Direction direction =
                step.fromClient ? Direction::LowToHigh : Direction::HighToLow;
            StreamPosition &position = positions[index(direction)];
            SegmentOrigin where { time, 0, position, positions[index(opposite(direction))] };
            if (std::ranges::find(how.lost, number) != how.lost.end()) {
                handler->onGap(direction, step.bytes.size(), where);
                position += step.bytes.size();
                continue;
            }
            const std::size_t size = how.cut == 0 ? step.bytes.size() : how.cut;
            for (std::size_t at = 0; at < step.bytes.size(); at += size) {
                const std::string piece = step.bytes.substr(at, size);
                const std::vector<std::uint8_t> exact(piece.begin(), piece.end());
                where.position = position;
                handler->onData(direction, exact, where);
                position += exact.size();
            }
        }
        handler->onClosed(CloseReason::Finished, time);
        analyzer.release(handler);
    }
    if (how.keysAfterClose)
        feedKeys();
    analyzer.advance(time);
    analyzer.finish();
    return { sink.lines(), analyzer.counters(), analyzer.tlsCounters() };
}

} // namespace hitwatch::test
