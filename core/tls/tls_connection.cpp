// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/tls_connection.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr ByteView::size_type kAlertSize = 2;

} // namespace

TlsShared::TlsShared(const EngineLimits &limits, TlsCounters &allCounters)
    : sessions(limits.tlsSessions)
    , held(limits.tlsHeldBytesTotal)
    , heldBytes(limits.tlsHeldBytes)
    , content(kTlsLongestFragment)
    , counters(allCounters)
{
}

void TlsConnection::open(Direction towardsServer, bool keysMayCome)
{
    reset();
    m_towardsServer = towardsServer;
    m_keysMayCome = keysMayCome;
}

void TlsConnection::reset()
{
    m_queue.clear(m_shared.held);
    for (End &end : m_ends) {
        end.records.reset(m_shared.held);
        end.messages.interrupt(m_shared.held);
        end = End();
    }
    m_waits = { Wait::None, Wait::None };
    m_unread.reset();
    m_keysMayCome = m_released = false;
    m_clientRandom = m_serverRandom = {};
    m_offeredSession = m_offeredTicket = m_session = m_ticket = 0;
    m_suite = nullptr;
    m_version = 0;
    m_helloSeen = m_encryptThenMac = m_hasEncryptedHello = m_sendsEarlyData = false;
    m_earlyDecided = m_earlyRefused = m_resumed = false;
}

void TlsConnection::feed(
    Direction direction, ByteView bytes, const SegmentOrigin &origin, TlsContentListener &listener)
{
    End &end = endOf(direction);
    if (end.dead)
        return;
    m_listener = &listener;
    end.records.feed(direction, bytes, origin, m_shared.held, *this);
    if (end.records.isLost() && waitOf(direction) == Wait::None)
        die(direction, TlsUnread::Damaged);
    m_listener = nullptr;
}

void TlsConnection::gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin,
    TlsContentListener &listener)
{
    if (endOf(direction).dead)
        return;
    m_listener = &listener;
    endOf(direction).records.gap(direction, length, origin, m_shared.held, *this);
    m_listener = nullptr;
}

void TlsConnection::end(
    Direction direction, const SegmentOrigin &origin, TlsContentListener &listener)
{
    m_listener = &listener;
    if (waitOf(direction) == Wait::None
        || !hold(direction, waitOf(direction), m_queue.addEnd(direction, origin, m_shared.held)))
        takeEnd(direction, origin);
    m_listener = nullptr;
}

void TlsConnection::close(TlsContentListener &listener)
{
    m_listener = &listener;
    if (!isWaiting() && !m_queue.empty()) {
        decideEarlyData(false);
        drain();
    }
    constexpr unsigned kDoubtful = 4;
    for (const Direction direction : { Direction::LowToHigh, Direction::HighToLow }) {
        if (!endOf(direction).dead && endOf(direction).side.failures() >= kDoubtful)
            die(direction, doubtedReason(direction));
    }
    m_listener = nullptr;
}

void TlsConnection::retry(TlsContentListener &listener)
{
    m_listener = &listener;
    drain();
    m_listener = nullptr;
}

void TlsConnection::giveUp(TlsContentListener &listener)
{
    m_keysMayCome = false;
    if (!m_earlyDecided)
        decideEarlyData(false);
    retry(listener);
    m_queue.clear(m_shared.held);
    m_waits = { Wait::None, Wait::None };
}

void TlsConnection::onRecord(Direction direction, const TlsRecord &record)
{
    Wait wait = waitOf(direction);
    if (wait == Wait::None)
        wait = take(direction, record);
    if (wait != Wait::None
        && !hold(direction, wait, m_queue.addRecord(direction, record, m_shared.held)))
        take(direction, record);
    if (m_released && !m_queue.empty())
        drain();
}

void TlsConnection::onHole(Direction direction, const TlsHole &hole)
{
    const Wait wait = waitOf(direction);
    if (wait == Wait::None
        || !hold(direction, wait, m_queue.addHole(direction, hole, m_shared.held)))
        takeHole(direction, hole);
}

/// @param added what waits is in the queue
/// @returns false when there was no room, and nothing waits any more
bool TlsConnection::hold(Direction direction, Wait wait, bool added)
{
    waitOf(direction) = wait;
    if (added && m_queue.bytes() <= m_shared.heldBytes)
        return true;
    ++m_shared.counters.waitsRefused;
    giveUp(*m_listener);
    return added;
}

/// Reads what waits, as far as it can be read by now.
void TlsConnection::drain()
{
    do {
        m_released = false;
        m_waits = { Wait::None, Wait::None };
        TlsRecordQueue::Item *before = nullptr;
        TlsRecordQueue::Item *item = m_queue.first();
        while (item && !m_released) {
            Wait &wait = waitOf(item->direction);
            if (wait == Wait::None)
                wait = takeItem(*item);
            if (wait == Wait::None) {
                item = m_queue.remove(before, item, m_shared.held);
            } else {
                before = item;
                item = item->next;
            }
        }
        // Who waits behind the place where it was interrupted is found in the next round.
    } while (m_released);
}

TlsConnection::Wait TlsConnection::takeItem(TlsRecordQueue::Item &item)
{
    switch (item.kind) {
    case TlsRecordQueue::Kind::Record:
        return take(item.direction, item.record);
    case TlsRecordQueue::Kind::Hole:
        takeHole(item.direction, item.hole);
        break;
    case TlsRecordQueue::Kind::End:
        takeEnd(item.direction, item.record.first);
        break;
    }
    return Wait::None;
}

void TlsConnection::takeHole(Direction direction, const TlsHole &hole)
{
    End &end = endOf(direction);
    end.messages.interrupt(m_shared.held);
    end.side.addHole(hole);
}

void TlsConnection::takeEnd(Direction direction, const SegmentOrigin &origin)
{
    if (!endOf(direction).dead)
        m_listener->onContentEnd(direction, origin);
}

/// @returns what @p record has to wait for; None when it was taken
TlsConnection::Wait TlsConnection::take(Direction direction, const TlsRecord &record)
{
    if (endOf(direction).dead)
        return Wait::None;
    if (!record.isWhole())
        return takePart(direction, record);
    if (m_version == 0)
        return takeUnknown(direction, record);
    return isTls13() ? take13(direction, record) : take12(direction, record);
}

/// A record of which some bytes were lost: what is there of its content can be read as long as its
/// number is known.
TlsConnection::Wait TlsConnection::takePart(Direction direction, const TlsRecord &record)
{
    End &end = endOf(direction);
    if (record.is(TlsContent::Application) && waitOf(opposite(direction)) == Wait::Key)
        return Wait::Order;
    if (m_version == 0 && takeHelloPart(direction, record))
        return Wait::None;
    const Opened opened = isTls13() && end.epoch == Epoch::Handshake
        ? Opened()
        : end.side.openPart(record, m_shared.content);
    if (!opened) {
        takeHole(direction, { record.header.size() + record.fragment.size(), 1, 1, record.first });
        return Wait::None;
    }
    if (opened->type != static_cast<std::uint8_t>(TlsContent::Application)) {
        end.messages.interrupt(m_shared.held);
        return Wait::None;
    }
    const std::size_t nonce = end.side.keys().suite->explicitNonceSize();
    const std::size_t size = opened->bytes.size();
    const std::size_t from = std::min(record.missingFrom - nonce, size);
    const std::size_t to = std::clamp(record.missingTo - nonce, from, size);
    SegmentOrigin origin = record.first;
    if (from > 0)
        m_listener->onContent(direction, opened->bytes.first(from), origin);
    origin.position += from;
    if (to > from)
        m_listener->onContentGap(direction, to - from, origin);
    origin.position += to - from;
    origin.time = record.last.time;
    if (size > to)
        m_listener->onContent(direction, opened->bytes.subspan(to), origin);
    return Wait::None;
}

/// Of a ClientHello that was cut off by a gap, the random stands in front.
bool TlsConnection::takeHelloPart(Direction direction, const TlsRecord &record)
{
    constexpr std::size_t header = 4;
    constexpr std::size_t randomEnd = header + 2 + 32;
    if (!isClient(direction) || m_helloSeen || !record.is(TlsContent::Handshake)
        || record.missingFrom < randomEnd
        || record.fragment[0] != static_cast<std::uint8_t>(TlsMessage::ClientHello)
        || endOf(direction).messages.isWithinMessage())
        return false;
    takeClientHello(record.fragment.subspan(header, record.missingFrom - header));
    return true;
}

/// The ServerHello was not seen yet.
TlsConnection::Wait TlsConnection::takeUnknown(Direction direction, const TlsRecord &record)
{
    if (record.is(TlsContent::Handshake)) {
        endOf(direction).side.forgetHole();
        endOf(direction).messages.feed(direction, record.fragment, m_shared.held, *this);
        return Wait::None;
    }
    if (!record.is(TlsContent::Application))
        return Wait::None;
    if (isClient(direction) && m_sendsEarlyData)
        return m_earlyDecided ? Wait::None : Wait::Answer;
    return guessSuite(direction, record);
}

TlsConnection::Wait TlsConnection::take13(Direction direction, const TlsRecord &record)
{
    End &end = endOf(direction);
    if (!record.is(TlsContent::Application)) {
        // Hellos and alerts; what looks like ChangeCipherSpec has no meaning (RFC 8446, 5).
        if (record.is(TlsContent::Handshake) && !end.side.hasKeys()) {
            end.side.forgetHole();
            end.messages.feed(direction, record.fragment, m_shared.held, *this);
        }
        return Wait::None;
    }
    if (isClient(direction) && m_sendsEarlyData && !m_earlyDecided)
        return Wait::Answer;
    if (end.epoch == Epoch::Plain)
        return Wait::None; // early data before a second ClientHello
    const bool carriesContent = end.epoch == Epoch::Traffic || end.epoch == Epoch::Early;
    if (carriesContent && waitOf(opposite(direction)) == Wait::Key)
        return Wait::Order;
    if (!end.side.hasKeys()) {
        TlsSide::Keys keys;
        if (makeKeys13(keys, direction, end.epoch, 0)) {
            end.side.setKeys(std::move(keys));
        } else if (!knowsLater(direction, end.epoch)) {
            if (m_keysMayCome)
                return Wait::Key;
            if (m_shared.keys->knows(m_clientRandom))
                die(direction, TlsUnread::SecretMissing);
            else
                dieOf(withoutKey());
            return Wait::None;
        }
    }
    if (const Opened opened = open13(direction, record)) {
        if (isClient(direction))
            m_earlyRefused = false;
        takeContent(direction, record, *opened);
    } else if (!(isClient(direction) && m_earlyRefused && !end.side.hasOpened())) {
        lose(direction, record);
    }
    return Wait::None;
}

TlsConnection::Wait TlsConnection::take12(Direction direction, const TlsRecord &record)
{
    End &end = endOf(direction);
    if (record.is(TlsContent::Application) && waitOf(opposite(direction)) == Wait::Key)
        return Wait::Order;
    if (record.is(TlsContent::ChangeCipherSpec) && (end.side.hasKeys() || !end.side.hasHole()))
        return changeCipher(direction, record);
    if (!end.side.hasKeys()) {
        if (end.side.hasHole()) {
            // The change of the cipher may have been lost.
            if (const Opened opened = openBehindHole12(direction, record)) {
                takeContent(direction, record, *opened);
                return Wait::None;
            }
        }
        if (record.is(TlsContent::ChangeCipherSpec))
            return changeCipher(direction, record);
        if (record.is(TlsContent::Application)) {
            lose(direction, record);
            return Wait::None;
        }
        end.side.forgetHole();
        if (record.is(TlsContent::Handshake))
            end.messages.feed(direction, record.fragment, m_shared.held, *this);
        return Wait::None;
    }
    Opened opened = end.side.open(record, m_shared.content);
    if (!opened && !end.side.hasOpened())
        opened = openOlder(direction, record);
    if (!opened && end.side.hasHole())
        opened = openBehindHole12(direction, record);
    if (opened)
        takeContent(direction, record, *opened);
    else
        lose(direction, record);
    return Wait::None;
}

/// TLS 1.2: the sender uses the keys of the handshake at hand from the next record on.
TlsConnection::Wait TlsConnection::changeCipher(Direction direction, const TlsRecord &record)
{
    End &end = endOf(direction);
    if (!isClient(direction) && !endOf(opposite(direction)).changedCipher)
        m_resumed = true;
    end.changedCipher = true;
    const TlsSecret *const master = masterSecret();
    if (!master) {
        if (m_keysMayCome)
            return Wait::Key;
        dieOf(m_ends[0].side.hasKeys() ? TlsUnread::SecretMissing : withoutKey());
        return Wait::None;
    }
    // In a second handshake it is protected itself.
    if (end.side.hasKeys() && !end.side.open(record, m_shared.content)) {
        lose(direction, record);
        return Wait::None;
    }
    TlsSide::Keys keys;
    if (!makeKeys12(keys, direction, *master)) {
        dieOf(TlsUnread::SuiteNotSupported);
        return Wait::None;
    }
    rememberSession(*master);
    end.side.forgetHole();
    end.side.setKeys(std::move(keys));
    return Wait::None;
}

void TlsConnection::takeContent(
    Direction direction, const TlsRecord &record, const TlsSide::Content &content)
{
    End &end = endOf(direction);
    const bool mayHaveContent = !isTls13() || end.epoch != Epoch::Handshake;
    if (content.lost > 0 && mayHaveContent)
        m_listener->onContentGap(direction, content.lost, content.lostOrigin);
    SegmentOrigin origin = record.first;
    if (isClient(direction))
        origin.time = record.last.time;
    switch (static_cast<TlsContent>(content.type)) {
    case TlsContent::Application:
        if (!content.bytes.empty())
            m_listener->onContent(direction, content.bytes, origin);
        break;
    case TlsContent::Handshake:
        end.messages.feed(direction, content.bytes, m_shared.held, *this);
        changeKeys13(direction);
        break;
    case TlsContent::Alert: {
        const bool closes = content.bytes.size() == kAlertSize && content.bytes[1] == 0;
        if (closes)
            takeEnd(direction, origin);
        break;
    }
    case TlsContent::ChangeCipherSpec:
        break;
    }
}

void TlsConnection::lose(Direction direction, const TlsRecord &record)
{
    ++m_shared.counters.recordsDamaged;
    End &end = endOf(direction);
    end.messages.interrupt(m_shared.held);
    if (!end.side.lose(record))
        die(direction, doubtedReason(direction));
}

void TlsConnection::die(Direction direction, TlsUnread reason)
{
    End &end = endOf(direction);
    end.dead = true;
    end.records.reset(m_shared.held);
    end.messages.interrupt(m_shared.held);
    if (!m_unread)
        m_unread = reason;
    m_released = true;
    if (!isClient(direction) && !m_earlyDecided)
        decideEarlyData(false);
}

void TlsConnection::dieOf(TlsUnread reason)
{
    for (const Direction direction : { Direction::LowToHigh, Direction::HighToLow })
        die(direction, reason);
}

/// Why so many records in a row did not verify.
TlsUnread TlsConnection::doubtedReason(Direction direction) const
{
    const bool lacksSecret = isTls13()
        && m_shared.keys->find(m_clientRandom, kindOf(direction, Epoch::Traffic)) == nullptr;
    return lacksSecret ? TlsUnread::SecretMissing : TlsUnread::Damaged;
}

TlsUnread TlsConnection::withoutKey() const
{
    const bool isHidden = m_hasEncryptedHello && m_shared.keys->generation() > 0;
    return isHidden ? TlsUnread::EncryptedClientHello : TlsUnread::NoKey;
}

} // namespace hitwatch
