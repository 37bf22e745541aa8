// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/tray_icon.h"

#include "monitor/live_request.h"
#include "ui/figures/figure_values.h"
#include "ui/notify/tray_menu.h"
#include "ui/notify/tray_probe.h"
#include "ui/style/theme.h"
#include "ui/text/alert_words.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#include <algorithm>
#include <array>

namespace hitwatch {
namespace {

constexpr std::ptrdiff_t kLastAlerts = 5;
constexpr int kMostFailure = 200; ///< characters
constexpr int kMessageStaysMs = 10'000;

/// Pixels instead of a drawing with a name: a StatusNotifier host would look for the name in its
/// theme of icons, in vain while the program is not installed.
QIcon pixelsOf(const QString &name)
{
    constexpr std::array kSizes { 16, 20, 22, 24, 28, 32, 44, 48, 64, 96 };
    const QIcon drawing = themeIcon(name, QGuiApplication::palette());
    QIcon icon;
    for (const int size : kSizes)
        icon.addPixmap(drawing.pixmap(QSize(size, size), 1.0));
    return icon;
}

/// Some hosts read a tool tip as markup and others do not, nor do they tell: what they would read
/// differently is replaced by signs that look alike.
QString withoutMarkup(QString text)
{
    return text.replace(QLatin1Char('<'), QChar(0x2039))
        .replace(QLatin1Char('>'), QChar(0x203A))
        .replace(QLatin1Char('&'), QChar(0xFF06));
}

} // namespace

struct TrayIcon::Private {
    Private(TrayIcon *owner, const AlertLog &alertLog)
        : q(owner)
        , log(alertLog)
    {
    }

    void takeProbe();
    void make();
    void connectMenu();
    void refreshIcon();
    void refreshToolTip();
    void refreshMenu();
    QString stateText() const;
    QString toolTip() const;
    void toggleWindow();

    TrayIcon *q;
    const AlertLog &log;
    TrayProbe probe {};
    // The icon goes first: it knows the menu.
    std::unique_ptr<TrayMenu> menu {};
    std::unique_ptr<QSystemTrayIcon> icon {};
    CaptureState state = CaptureState::Idle;
    QString figures {};
    QString failure {};
    Format format {};
    TrayMenu::State shown {};
};

TrayIcon::TrayIcon(const AlertLog &log, QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(this, log))
{
    connect(&m_private->probe, &TrayProbe::changed, this, [this] { m_private->takeProbe(); });
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::open()
{
    m_private->probe.open();
}

bool TrayIcon::isThere() const
{
    return m_private->icon != nullptr;
}

QString TrayIcon::toolTip() const
{
    return m_private->toolTip();
}

void TrayIcon::setState(CaptureState state)
{
    Private &d = *m_private;
    d.state = state;
    d.shown.running = isRunning(state);
    if (state == CaptureState::Opening) // another capture
        d.failure.clear();
    d.refreshIcon();
    d.refreshToolTip();
    d.refreshMenu();
}

void TrayIcon::setFailure(const Error &error)
{
    // The whole story, with the command that helps, stands in the window.
    m_private->failure = error.code == ErrorCode::PermissionDenied
        ? tr("You don't have permission to capture. Open the window to see what to do.")
        : displayText(error.message, kMostFailure);
    m_private->refreshToolTip();
}

void TrayIcon::setView(const std::shared_ptr<const MonitorView> &view)
{
    Private &d = *m_private;
    d.figures.clear();
    if (view != nullptr && view->now != 0) {
        const FigureValues values = figureValues(*view);
        d.figures = tr("%1 requests/s, %2, %3 errors", "a rate, traffic, a share")
                        .arg(requestRateText(values, d.format), trafficText(values, d.format),
                            errorShareText(values, d.format));
    }
    d.refreshToolTip();
}

void TrayIcon::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->refreshToolTip();
    m_private->refreshMenu();
}

void TrayIcon::setMuted(bool muted)
{
    m_private->shown.muted = muted;
    m_private->refreshMenu();
    m_private->refreshToolTip();
}

void TrayIcon::setWindowVisible(bool visible)
{
    m_private->shown.windowVisible = visible;
    m_private->refreshMenu();
}

void TrayIcon::refreshAlerts()
{
    m_private->refreshIcon();
    m_private->refreshToolTip();
    m_private->refreshMenu();
}

bool TrayIcon::showMessage(const QString &title, const QString &text, bool isAlert)
{
    Private &d = *m_private;
    // On a StatusNotifier host Qt would hand it to the notification service, as markup.
    if (d.icon == nullptr || d.probe.kind() != TrayProbe::Kind::Xembed)
        return false;
    d.icon->showMessage(title, text,
        isAlert ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information, kMessageStaysMs);
    return true;
}

void TrayIcon::Private::takeProbe()
{
    const bool wasThere = icon != nullptr;
    const bool there = probe.kind() != TrayProbe::Kind::None;
    icon.reset();
    menu.reset();
    if (there)
        make();
    if (there != wasThere)
        Q_EMIT q->presenceChanged(there);
}

void TrayIcon::Private::make()
{
    menu = std::make_unique<TrayMenu>();
    connectMenu();
    icon = std::make_unique<QSystemTrayIcon>();
    icon->setContextMenu(menu.get());
    QObject::connect(icon.get(), &QSystemTrayIcon::activated, q,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                toggleWindow();
        });
    QObject::connect(
        icon.get(), &QSystemTrayIcon::messageClicked, q, &TrayIcon::showWindowRequested);
    refreshIcon();
    refreshToolTip();
    refreshMenu();
    icon->show();
}

void TrayIcon::Private::connectMenu()
{
    const TrayMenu *from = menu.get();
    QObject::connect(from, &TrayMenu::showWindowRequested, q, &TrayIcon::showWindowRequested);
    QObject::connect(from, &TrayMenu::hideWindowRequested, q, &TrayIcon::hideWindowRequested);
    QObject::connect(from, &TrayMenu::startRequested, q, &TrayIcon::startRequested);
    QObject::connect(from, &TrayMenu::stopRequested, q, &TrayIcon::stopRequested);
    QObject::connect(from, &TrayMenu::muteRequested, q, &TrayIcon::muteRequested);
    QObject::connect(from, &TrayMenu::episodeRequested, q, &TrayIcon::episodeRequested);
    QObject::connect(from, &TrayMenu::quitRequested, q, &TrayIcon::quitRequested);
}

void TrayIcon::Private::toggleWindow()
{
    if (shown.windowVisible)
        Q_EMIT q->hideWindowRequested();
    else
        Q_EMIT q->showWindowRequested();
}

void TrayIcon::Private::refreshIcon()
{
    if (icon == nullptr)
        return;
    const QString name = !log.firing().empty() ? QStringLiteral("hitwatch-alert")
        : isRunning(state)                     ? QStringLiteral("hitwatch-capturing")
        : state == CaptureState::Failed        ? QStringLiteral("hitwatch-failed")
                                               : QStringLiteral("hitwatch-idle");
    icon->setIcon(pixelsOf(name));
}

QString TrayIcon::Private::stateText() const
{
    switch (state) {
    case CaptureState::Idle:
        break;
    case CaptureState::Opening:
        return tr("Hitwatch: starting");
    case CaptureState::Capturing:
        return tr("Hitwatch: capturing");
    case CaptureState::Reading:
        return tr("Hitwatch: reading a file");
    case CaptureState::Finished:
        return tr("Hitwatch: stopped");
    case CaptureState::Failed:
        return tr("Hitwatch: the capture failed");
    }
    return tr("Hitwatch: idle");
}

QString TrayIcon::Private::toolTip() const
{
    QStringList lines { stateText() };
    if (state == CaptureState::Failed && !failure.isEmpty())
        lines += failure;
    if (!figures.isEmpty())
        lines += figures;
    const std::vector<AlertRecordPtr> firing = log.firing();
    if (!firing.empty())
        lines += AlertWords::line(*firing.back(), format);
    if (firing.size() > 1)
        lines += tr("and %n more alert(s)", nullptr, static_cast<int>(firing.size()) - 1);
    if (shown.muted)
        lines += tr("Notifications are muted");
    return withoutMarkup(lines.join(QLatin1Char('\n')));
}

void TrayIcon::Private::refreshToolTip()
{
    if (icon == nullptr)
        return;
    if (const QString text = toolTip(); text != icon->toolTip())
        icon->setToolTip(text);
}

void TrayIcon::Private::refreshMenu()
{
    if (menu == nullptr)
        return;
    const std::vector<AlertRecordPtr> &all = log.episodes();
    shown.alerts.assign(all.rbegin(), all.rbegin() + std::min(kLastAlerts, std::ssize(all)));
    menu->setState(shown, format);
}

} // namespace hitwatch

#include "moc_tray_icon.cpp"
