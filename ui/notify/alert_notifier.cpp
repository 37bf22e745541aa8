// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alert_notifier.h"

#include "ui/notify/notification_service.h"
#include "ui/notify/tray_icon.h"
#include "ui/style/theme.h"
#include "ui/text/alert_words.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

namespace hitwatch {
namespace {

using namespace std::chrono_literals;

constexpr auto kRecoveryStays = 10s;
constexpr auto kMuteByAction = 15min;
constexpr double kNoticeable = 1.1; ///< times the peak that was shown
constexpr std::size_t kMostEpisodes = 2 * kMaxAlertRules; ///< remembered, those over included
constexpr int kImageSize = 64;

enum class Stage : std::uint8_t {
    Waiting, ///< to be shown as soon as that is possible
    Sending, ///< the daemon has not answered yet
    Shown,
    Expired, ///< gone without the person: its end is still worth telling
    Dismissed, ///< by the person, who knows of it: nothing more is told
};

struct Entry {
    AlertRecordPtr record; ///< the newest state
    AlertRecordPtr sent {}; ///< the state that is shown or under way
    Stage stage = Stage::Waiting;
    std::uint32_t id = 0; ///< the daemon's; 0: none
    bool wasDemanded = false; ///< the service was asked to be there for it
    bool wasRefused = false; ///< by this daemon
    bool wasShown = false; ///< at all, by anybody
    bool byTray = false;
    QElapsedTimer sinceSent {};
};

QImage imageOf(bool firing)
{
    const QString name = firing ? QStringLiteral("hitwatch-alert") : QStringLiteral("hitwatch");
    return themeIcon(name, QGuiApplication::palette()).pixmap(kImageSize, kImageSize).toImage();
}

} // namespace

struct AlertNotifier::Private {
    explicit Private(AlertNotifier *owner, TrayIcon *trayIcon)
        : q(owner)
        , tray(trayIcon)
    {
    }

    bool isQuiet() const { return muteEnd.isActive() || !enabled; }
    Entry *find(const std::string &id);
    Entry *findById(std::uint32_t id);
    void consider(Entry &entry);
    bool isWorthAnUpdate(const Entry &entry) const;
    void send(Entry &entry);
    Notification notificationOf(const Entry &entry) const;
    void takeAnswer(const std::string &episode, std::optional<std::uint32_t> id);
    void considerAll();
    void forgetDaemon();
    void tellByTray();
    bool tellByTray(Entry &entry);
    void takeClosed(std::uint32_t id, NotificationService::CloseReason reason);
    void takeAction(std::uint32_t id, const QString &key);
    void changeQuiet();
    void forgetOver();

    AlertNotifier *q;
    QPointer<TrayIcon> tray;
    NotificationService service {};
    Format format {};
    QTimer muteEnd {};
    bool enabled = true;
    std::chrono::milliseconds updateInterval = 10s;
    std::vector<Entry> entries {};
};

AlertNotifier::AlertNotifier(TrayIcon *tray, QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(this, tray))
{
    Private &d = *m_private;
    d.muteEnd.setSingleShot(true);
    connect(&d.muteEnd, &QTimer::timeout, this, [this, &d] {
        d.changeQuiet();
        Q_EMIT mutedChanged(false);
    });
    connect(&d.service, &NotificationService::ready, this, [&d] { d.considerAll(); });
    connect(&d.service, &NotificationService::lost, this, [&d] { d.forgetDaemon(); });
    connect(&d.service, &NotificationService::absent, this, [&d] { d.tellByTray(); });
    connect(&d.service, &NotificationService::late, this, [&d] { d.tellByTray(); });
    connect(&d.service, &NotificationService::closed, this,
        [&d](std::uint32_t id, NotificationService::CloseReason why) { d.takeClosed(id, why); });
    connect(&d.service, &NotificationService::actionInvoked, this,
        [&d](std::uint32_t id, const QString &key) { d.takeAction(id, key); });
    if (tray != nullptr)
        connect(tray, &TrayIcon::presenceChanged, this, [&d](bool there) {
            if (there) // what nobody showed is shown by the service or, when that is absent, here
                d.service.demand();
        });
    d.service.open();
}

AlertNotifier::~AlertNotifier() = default;

void AlertNotifier::setFormat(const Format &format)
{
    m_private->format = format;
}

void AlertNotifier::setEnabled(bool enabled)
{
    if (m_private->enabled == enabled)
        return;
    m_private->enabled = enabled;
    m_private->changeQuiet();
}

void AlertNotifier::setUpdateInterval(std::chrono::milliseconds interval)
{
    m_private->updateInterval = interval;
}

void AlertNotifier::show(const AlertRecordPtr &episode)
{
    Private &d = *m_private;
    Entry *entry = d.find(episode->id);
    if (entry == nullptr) {
        if (!episode->isFiring())
            return; // what was never told needs no end
        d.forgetOver();
        if (d.entries.size() >= kMostEpisodes)
            return;
        entry = &d.entries.emplace_back(Entry { episode });
    }
    entry->record = episode;
    d.consider(*entry);
    std::erase_if(d.entries, [](const Entry &each) {
        return !each.record->isFiring()
            && (each.stage == Stage::Waiting || each.stage == Stage::Dismissed);
    });
}

void AlertNotifier::mute(std::chrono::minutes duration)
{
    Private &d = *m_private;
    const bool wasMuted = isMuted();
    if (duration > 0min)
        d.muteEnd.start(duration);
    else
        d.muteEnd.stop();
    if (wasMuted == isMuted())
        return;
    d.changeQuiet();
    Q_EMIT mutedChanged(isMuted());
}

bool AlertNotifier::isMuted() const
{
    return m_private->muteEnd.isActive();
}

Entry *AlertNotifier::Private::find(const std::string &id)
{
    const auto found =
        std::ranges::find_if(entries, [&id](const Entry &entry) { return entry.record->id == id; });
    return found == entries.end() ? nullptr : &*found;
}

Entry *AlertNotifier::Private::findById(std::uint32_t id)
{
    const auto found = std::ranges::find_if(
        entries, [id](const Entry &entry) { return id != 0 && entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

/// What is to be done about the newest state of an episode.
void AlertNotifier::Private::consider(Entry &entry)
{
    if (isQuiet())
        return;
    const bool firing = entry.record->isFiring();
    switch (entry.stage) {
    case Stage::Waiting:
        if (firing && service.isReady() && !entry.wasRefused)
            send(entry);
        else if (firing && !service.isReady() && !std::exchange(entry.wasDemanded, true))
            service.demand();
        else if (!firing && entry.byTray)
            tellByTray(entry);
        break;
    case Stage::Shown:
        if (firing ? isWorthAnUpdate(entry) : entry.sent->isFiring())
            send(entry);
        break;
    case Stage::Expired:
        if (!firing)
            send(entry);
        break;
    case Stage::Sending: // looked at again when the answer is there
    case Stage::Dismissed:
        break;
    }
}

bool AlertNotifier::Private::isWorthAnUpdate(const Entry &entry) const
{
    return entry.record->peak >= entry.sent->peak * kNoticeable
        && entry.record->peak > entry.sent->peak
        && entry.sinceSent.elapsed() >= updateInterval.count();
}

Notification AlertNotifier::Private::notificationOf(const Entry &entry) const
{
    const bool firing = entry.record->isFiring();
    Notification notification { AlertWords::title(*entry.record, format),
        AlertWords::body(*entry.record, format), imageOf(firing) };
    notification.urgent = firing;
    notification.actions.append({ QStringLiteral("default"), tr("Show") });
    if (firing)
        notification.actions.append({ QStringLiteral("mute"), tr("Mute for 15 min") });
    else
        notification.expires = kRecoveryStays;
    notification.replaces = entry.id;
    return notification;
}

void AlertNotifier::Private::send(Entry &entry)
{
    entry.stage = Stage::Sending;
    entry.sent = entry.record;
    entry.sinceSent.start();
    service.notify(
        notificationOf(entry), [this, episode = entry.record->id](std::optional<std::uint32_t> id) {
            takeAnswer(episode, id);
        });
}

void AlertNotifier::Private::takeAnswer(const std::string &episode, std::optional<std::uint32_t> id)
{
    Entry *entry = find(episode);
    if (entry == nullptr) { // over and muted meanwhile
        if (id)
            service.close(*id);
        return;
    }
    if (entry->stage == Stage::Dismissed) {
        entry->id = id.value_or(0);
        if (id)
            service.close(*id);
        return;
    }
    if (!id) {
        entry->stage = Stage::Waiting;
        entry->wasRefused = true;
        tellByTray();
        return;
    }
    entry->id = *id;
    entry->wasShown = true;
    entry->stage = Stage::Shown;
    consider(*entry);
}

void AlertNotifier::Private::considerAll()
{
    for (Entry &entry : entries)
        consider(entry);
}

/// Its ids mean nothing to the next one, which shall show what still fires.
void AlertNotifier::Private::forgetDaemon()
{
    std::erase_if(entries, [](const Entry &entry) { return !entry.record->isFiring(); });
    for (Entry &entry : entries) {
        entry.id = 0;
        entry.wasRefused = false;
        if (entry.stage != Stage::Dismissed)
            entry.stage = Stage::Waiting;
    }
}

void AlertNotifier::Private::tellByTray()
{
    if (isQuiet())
        return;
    for (Entry &entry : entries) {
        const bool unseen = entry.stage == Stage::Waiting
            || (entry.stage == Stage::Sending
                && entry.sinceSent.elapsed() >= NotificationService::kPatience.count());
        if (unseen && !entry.wasShown && entry.record->isFiring())
            tellByTray(entry);
    }
}

bool AlertNotifier::Private::tellByTray(Entry &entry)
{
    if (tray == nullptr)
        return false;
    if (!tray->showMessage(AlertWords::title(*entry.record, format),
            AlertWords::body(*entry.record, format), entry.record->isFiring()))
        return false;
    entry.wasShown = true;
    entry.byTray = true;
    return true;
}

void AlertNotifier::Private::takeClosed(std::uint32_t id, NotificationService::CloseReason reason)
{
    Entry *entry = findById(id);
    if (entry == nullptr)
        return;
    entry->id = 0;
    const bool dismissed = reason == NotificationService::CloseReason::Dismissed;
    if (entry->stage == Stage::Shown && !entry->sent->isFiring())
        entries.erase(entries.begin() + (entry - entries.data()));
    else if (dismissed)
        entry->stage = Stage::Dismissed;
    else if (entry->stage == Stage::Shown)
        entry->stage = Stage::Expired;
}

void AlertNotifier::Private::takeAction(std::uint32_t id, const QString &key)
{
    Entry *entry = findById(id);
    if (entry == nullptr)
        return;
    const QString episode = QString::fromStdString(entry->record->id);
    // Not every daemon takes a notification away whose action was chosen.
    service.close(id);
    entry->stage = Stage::Dismissed;
    if (key == QLatin1String("mute"))
        q->mute(kMuteByAction);
    else
        Q_EMIT q->showRequested(episode);
}

/// Muted: what stands is taken away, and the person knows of it. No more muted: what came meanwhile
/// and still fires is told now.
void AlertNotifier::Private::changeQuiet()
{
    if (!isQuiet()) {
        considerAll();
        return;
    }
    for (Entry &entry : entries) {
        if (entry.stage == Stage::Waiting && !entry.wasShown)
            continue;
        if (entry.id != 0)
            service.close(entry.id);
        entry.stage = Stage::Dismissed;
    }
}

/// Those that are over stay as long as their notification does, for its action; but a daemon need
/// not tell when that goes.
void AlertNotifier::Private::forgetOver()
{
    while (entries.size() >= kMostEpisodes) {
        const auto over = std::ranges::find_if(
            entries, [](const Entry &entry) { return !entry.record->isFiring(); });
        if (over == entries.end())
            return;
        entries.erase(over);
    }
}

} // namespace hitwatch

#include "moc_alert_notifier.cpp"
