// SPDX-License-Identifier: GPL-3.0-or-later
// What a TlsConnection learns from handshakes, and which keys follow from it.
#include "tls/tls_connection.h"

#include <utility>

namespace hitwatch {

namespace {

constexpr std::uint16_t kTls12 = 0x0303;
constexpr std::uint16_t kTls13 = 0x0304;

/// How many lines of a key log may speak of one connection and kind.
constexpr unsigned kMostLines = 8;

} // namespace

void TlsConnection::onMessage(Direction direction, TlsMessage type, ByteView body)
{
    End &end = endOf(direction);
    switch (type) {
    case TlsMessage::ClientHello:
        if (isClient(direction))
            takeClientHello(body);
        break;
    case TlsMessage::ServerHello:
        if (!isClient(direction))
            takeServerHello(body);
        break;
    case TlsMessage::NewSessionTicket:
        // In TLS 1.3 it stands for secrets that are not in a key log.
        if (!isTls13() && !isClient(direction) && body.size() > 6)
            m_ticket = TlsSessions::nameOf(body.subspan(6));
        break;
    case TlsMessage::EncryptedExtensions:
        if (!isClient(direction) && m_sendsEarlyData && !m_earlyDecided)
            decideEarlyData(acceptsEarlyData(body));
        break;
    case TlsMessage::EndOfEarlyData:
    case TlsMessage::Finished:
        end.finished = isTls13() && end.epoch != Epoch::Traffic;
        break;
    case TlsMessage::KeyUpdate:
        end.updated = isTls13() && end.epoch == Epoch::Traffic;
        break;
    }
}

void TlsConnection::takeClientHello(ByteView body)
{
    const TlsClientHello hello = readClientHello(body);
    m_shared.counters.connections += m_helloSeen ? 0 : 1;
    m_helloSeen = true;
    m_clientRandom = hello.random;
    m_offeredSession = TlsSessions::nameOf(hello.sessionId);
    m_offeredTicket = TlsSessions::nameOf(hello.ticket);
    m_hasEncryptedHello = hello.hasEncryptedHello;
    // The second one, behind a HelloRetryRequest, sends none.
    m_sendsEarlyData = m_sendsEarlyData || hello.sendsEarlyData;
    // A second handshake on the same connection (TLS 1.2).
    m_session = m_ticket = 0;
    m_resumed = false;
    for (End &end : m_ends)
        end.changedCipher = false;
}

void TlsConnection::takeServerHello(ByteView body)
{
    const TlsServerHello hello = readServerHello(body);
    if (hello.isRetry) {
        // What the client has sent since its first ClientHello is not read (RFC 8446, 4.2.10).
        decideEarlyData(false);
        return;
    }
    m_released = true;
    if (!m_helloSeen) {
        dieOf(TlsUnread::HandshakeNotCaptured);
        return;
    }
    m_version = hello.version;
    m_serverRandom = hello.random;
    m_suite = findCipherSuite(hello.suite);
    m_encryptThenMac = hello.encryptThenMac;
    m_session = TlsSessions::nameOf(hello.sessionId);
    if (!m_suite || (m_version != kTls12 && m_version != kTls13) || m_suite->tls13 != isTls13()) {
        dieOf(TlsUnread::SuiteNotSupported);
        return;
    }
    if (!isTls13()) {
        decideEarlyData(false);
        return;
    }
    endOf(opposite(m_towardsServer)).epoch = Epoch::Handshake;
    if (!m_sendsEarlyData || m_earlyDecided)
        endOf(m_towardsServer).epoch = Epoch::Handshake;
}

void TlsConnection::decideEarlyData(bool accepted)
{
    if (!m_sendsEarlyData || m_earlyDecided)
        return;
    m_earlyDecided = true;
    m_earlyRefused = !accepted;
    m_released = true;
    if (isTls13())
        endOf(m_towardsServer).epoch = accepted ? Epoch::Early : Epoch::Handshake;
}

/// Behind a record with handshake messages.
void TlsConnection::changeKeys13(Direction direction)
{
    End &end = endOf(direction);
    if (std::exchange(end.updated, false)) {
        TlsSide::Keys keys;
        if (updateKeys(keys, end.side.keys()))
            end.side.setKeys(std::move(keys));
        else
            die(direction, TlsUnread::Damaged);
    }
    if (std::exchange(end.finished, false)) {
        end.epoch = end.epoch == Epoch::Early ? Epoch::Handshake : Epoch::Traffic;
        end.side.clearKeys();
        if (!isClient(direction))
            decideEarlyData(false); // if it was accepted, that was lost
    }
}

/// The ServerHello was lost. The secrets of TLS 1.3 do not depend on it, and its suites are few.
TlsConnection::Wait TlsConnection::guessSuite(Direction direction, const TlsRecord &record)
{
    const auto find = [&](TlsSecretKind kind) { return m_shared.keys->find(m_clientRandom, kind); };
    const TlsSecret *secret = find(kindOf(direction, Epoch::Handshake));
    if (!secret)
        secret = find(kindOf(direction, Epoch::Traffic));
    if (!m_helloSeen || !secret) {
        if (m_helloSeen && m_keysMayCome && !m_shared.keys->knows(m_clientRandom))
            return Wait::Key;
        dieOf(TlsUnread::HandshakeNotCaptured);
        return Wait::None;
    }
    End &end = endOf(direction);
    const std::size_t secretSize = secret->size();
    for (const TlsCipherSuite &suite : cipherSuites()) {
        if (!suite.tls13 || hashSize(suite.hash) != secretSize)
            continue;
        m_suite = &suite;
        end.epoch = Epoch::Handshake;
        TlsSide::Keys keys;
        Opened opened;
        if (makeKeys13(keys, direction, Epoch::Handshake, 0))
            opened = end.side.openWith(keys, record, m_shared.content);
        if (!opened)
            opened = openLater(direction, record);
        if (!opened)
            continue;
        m_version = kTls13;
        m_released = true;
        End &other = endOf(opposite(direction));
        other.epoch = other.epoch == Epoch::Plain ? Epoch::Handshake : other.epoch;
        takeContent(direction, record, *opened);
        return Wait::None;
    }
    m_suite = nullptr;
    end.epoch = Epoch::Plain;
    lose(direction, record);
    return Wait::None;
}

TlsSecretKind TlsConnection::kindOf(Direction direction, Epoch epoch) const
{
    if (epoch == Epoch::Early)
        return TlsSecretKind::ClientEarly;
    if (epoch == Epoch::Handshake)
        return isClient(direction) ? TlsSecretKind::ClientHandshake
                                   : TlsSecretKind::ServerHandshake;
    return isClient(direction) ? TlsSecretKind::ClientTraffic : TlsSecretKind::ServerTraffic;
}

bool TlsConnection::setKeys13(TlsSide::Keys &keys, const TlsSecret &secret) const
{
    if (!keys.protection.setKeys13(*m_suite, secret))
        return false;
    keys.suite = m_suite;
    keys.secret = secret;
    return true;
}

/// @param age of the line of the key log, 0 for the newest
bool TlsConnection::makeKeys13(
    TlsSide::Keys &keys, Direction direction, Epoch epoch, unsigned age) const
{
    const TlsSecret *const secret =
        m_shared.keys->find(m_clientRandom, kindOf(direction, epoch), age);
    return secret && setKeys13(keys, *secret);
}

bool TlsConnection::updateKeys(TlsSide::Keys &keys, const TlsSide::Keys &from) const
{
    const std::optional<TlsSecret> next = nextTrafficSecret(*m_suite, from.secret);
    return next && setKeys13(keys, *next);
}

/// A secret that is used later is known: the one that is missing will not be written any more.
bool TlsConnection::knowsLater(Direction direction, Epoch epoch) const
{
    if (epoch == Epoch::Traffic)
        return false;
    const Epoch later = epoch == Epoch::Early ? Epoch::Handshake : Epoch::Traffic;
    return m_shared.keys->find(m_clientRandom, kindOf(direction, later)) != nullptr
        || knowsLater(direction, later);
}

TlsConnection::Opened TlsConnection::open13(Direction direction, const TlsRecord &record)
{
    TlsSide &side = endOf(direction).side;
    Opened opened;
    if (side.hasKeys())
        opened = side.open(record, m_shared.content);
    if (!opened && side.hasKeys() && !side.hasOpened())
        opened = openOlder(direction, record);
    // The change of the keys may have been lost, or the secret of before is not known.
    if (!opened && (!side.hasKeys() || side.hasHole()))
        opened = openLater(direction, record);
    return opened;
}

TlsConnection::Opened TlsConnection::openLater(Direction direction, const TlsRecord &record)
{
    End &end = endOf(direction);
    if (end.epoch == Epoch::Traffic) {
        TlsSide::Keys keys;
        if (!end.side.hasKeys() || !updateKeys(keys, end.side.keys()))
            return {};
        return end.side.openWith(keys, record, m_shared.content);
    }
    Epoch epoch = end.epoch;
    do {
        epoch = epoch == Epoch::Early ? Epoch::Handshake : Epoch::Traffic;
        TlsSide::Keys keys;
        if (!makeKeys13(keys, direction, epoch, 0))
            continue;
        if (Opened opened = end.side.openWith(keys, record, m_shared.content)) {
            end.epoch = epoch;
            return opened;
        }
    } while (epoch != Epoch::Traffic);
    return {};
}

/// A key log may have several lines for a random, and the newest need not be the right one.
TlsConnection::Opened TlsConnection::openOlder(Direction direction, const TlsRecord &record)
{
    End &end = endOf(direction);
    for (unsigned age = 1; age < kMostLines; ++age) {
        TlsSide::Keys keys;
        if (isTls13()) {
            if (!makeKeys13(keys, direction, end.epoch, age))
                return {};
        } else {
            const TlsSecret *const master = masterSecret(age);
            if (!master || !makeKeys12(keys, direction, *master))
                return {};
        }
        if (Opened opened = end.side.openWith(keys, record, m_shared.content))
            return opened;
    }
    return {};
}

bool TlsConnection::makeKeys12(
    TlsSide::Keys &keys, Direction direction, const TlsSecret &master) const
{
    const std::optional<TlsKeyPair> pair =
        keyBlock(*m_suite, master, m_clientRandom, m_serverRandom);
    if (!pair
        || !keys.protection.setKeys12(
            *m_suite, isClient(direction) ? pair->client : pair->server, m_encryptThenMac))
        return false;
    keys.suite = m_suite;
    return true;
}

/// TLS 1.2: the record behind a hole may be the first that is seen under the keys of the handshake.
TlsConnection::Opened TlsConnection::openBehindHole12(Direction direction, const TlsRecord &record)
{
    const TlsSecret *const master = masterSecret();
    TlsSide::Keys keys;
    if (!m_suite || !master || !makeKeys12(keys, direction, *master))
        return {};
    Opened opened = endOf(direction).side.openWith(keys, record, m_shared.content);
    if (opened) {
        endOf(direction).changedCipher = true;
        rememberSession(*master);
    }
    return opened;
}

/// @param age of the line of the key log, 0 for the newest
const TlsSecret *TlsConnection::masterSecret(unsigned age) const
{
    const TlsSecret *master = m_shared.keys->find(m_clientRandom, TlsSecretKind::Master, age);
    if (master || age > 0)
        return master;
    // Resumed by its id, which the server repeats then, or by a ticket (RFC 5077, 3.4).
    const bool byId = m_offeredSession != 0 && m_session == m_offeredSession;
    if (!byId && !m_resumed)
        return nullptr;
    master = m_shared.sessions.find(m_offeredTicket);
    return master || !byId ? master : m_shared.sessions.find(m_session);
}

void TlsConnection::rememberSession(const TlsSecret &master)
{
    const TlsSecret kept = master;
    for (const TlsSessions::Name name : { m_session, m_ticket })
        m_shared.counters.sessionsForgotten += m_shared.sessions.add(name, kept) ? 0 : 1;
}

} // namespace hitwatch
