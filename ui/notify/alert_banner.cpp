// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alert_banner.h"

#include "ui/notify/elided_label.h"
#include "ui/notify/episode_text.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <vector>

namespace hitwatch {
namespace {

/// For those who hear the window: an alert, which reads itself out when it comes.
QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (widget == nullptr || className != QLatin1String("hitwatch::AlertBanner"))
        return nullptr;
    return new QAccessibleWidget(widget, QAccessible::AlertMessage);
}

QToolButton *makeButton(QWidget *parent, const QString &text, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

struct AlertBanner::Private {
    explicit Private(AlertBanner *owner);

    void take(const AlertRecordPtr &episode);
    const AlertRecord *shown() const;
    QString text(const AlertRecord &episode) const;
    void refresh();
    void refreshColours();
    void updateMargins();

    AlertBanner *q;
    QLabel *icon;
    ElidedLabel *label;
    QLabel *more;
    QToolButton *show;
    QToolButton *mute;
    QToolButton *close;
    Format format {};
    std::vector<AlertRecordPtr> firing {}; ///< oldest first
    AlertRecordPtr ended {}; ///< the last; null: none, or closed
};

AlertBanner::Private::Private(AlertBanner *owner)
    : q(owner)
    , icon(new QLabel(owner))
    , label(new ElidedLabel(owner))
    , more(new QLabel(owner))
    , show(makeButton(owner, tr("Show"), QStringLiteral("alertShow")))
    , mute(makeButton(owner, tr("Mute for 15 min"), QStringLiteral("alertMute")))
    , close(makeButton(owner, {}, QStringLiteral("alertClose")))
{
    label->setObjectName(QStringLiteral("alertText"));
    more->setObjectName(QStringLiteral("alertMore"));
    more->setTextFormat(Qt::PlainText);
    show->setToolTip(tr("Show who caused this alert"));
    mute->setToolTip(tr("No notifications for 15 minutes; the window still shows alerts"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this notice"));
    close->setAccessibleName(close->toolTip());
    auto *row = new QHBoxLayout(q);
    row->setSpacing(kGridUnit);
    row->addWidget(icon);
    row->addWidget(label, 1);
    row->addWidget(more);
    row->addWidget(show);
    row->addWidget(mute);
    row->addWidget(close);
}

AlertBanner::AlertBanner(QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(this))
{
    static const bool ready = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(ready)
    setObjectName(QStringLiteral("alertBanner"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    Private &d = *m_private;
    connect(d.show, &QToolButton::clicked, this, [this, &d] {
        if (const AlertRecord *episode = d.shown())
            Q_EMIT episodeRequested(QString::fromStdString(episode->id));
    });
    connect(d.mute, &QToolButton::clicked, this, &AlertBanner::muteRequested);
    connect(d.close, &QToolButton::clicked, this, [&d] {
        d.ended.reset();
        d.refresh();
    });
    d.updateMargins();
    d.refresh();
}

AlertBanner::~AlertBanner() = default;

void AlertBanner::setFormat(const Format &format)
{
    m_private->format = format;
    m_private->refresh();
}

void AlertBanner::setEpisode(const AlertRecordPtr &episode)
{
    Private &d = *m_private;
    const std::size_t before = d.firing.size();
    d.take(episode);
    d.refresh();
    if (d.firing.size() > before || !episode->isFiring()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void AlertBanner::clear()
{
    m_private->firing.clear();
    m_private->ended.reset();
    m_private->refresh();
}

void AlertBanner::Private::take(const AlertRecordPtr &episode)
{
    const auto known = std::ranges::find_if(
        firing, [&episode](const AlertRecordPtr &each) { return each->id == episode->id; });
    if (episode->isFiring()) {
        ended.reset();
        if (known == firing.end())
            firing.push_back(episode);
        else
            *known = episode;
    } else if (known != firing.end()) {
        firing.erase(known);
        ended = episode;
    }
}

/// The newest that fires, else the last that was over.
const AlertRecord *AlertBanner::Private::shown() const
{
    return firing.empty() ? ended.get() : firing.back().get();
}

QString AlertBanner::Private::text(const AlertRecord &episode) const
{
    if (!episode.isFiring())
        return tr("%1: %2", "name of the rule; recovered after 3 min 20 s, peak 9,412")
            .arg(ruleNameText(episode), endText(episode, format));
    QString text =
        tr("%1: %2 since %3", "name of the rule; 7,412 messages in 2 min (level 7,000); time")
            .arg(ruleNameText(episode), levelText(episode, format), format.clock(episode.raisedAt));
    if (episode.peak > episode.latest)
        text = tr("%1, peak %2", "alert; number")
                   .arg(text, metricText(episode.rule.metric, episode.peak, format));
    if (const QString cause = causeText(episode, format); !cause.isEmpty())
        text = tr("%1 \u2013 %2", "alert; mostly a.example /api").arg(text, cause);
    return text;
}

void AlertBanner::Private::refresh()
{
    const AlertRecord *episode = shown();
    q->setVisible(episode != nullptr);
    if (episode == nullptr)
        return;
    label->setText(text(*episode));
    q->setAccessibleName(episode->isFiring() ? tr("Alert: %1").arg(label->text()) : label->text());
    const auto others = firing.empty() ? 0 : static_cast<int>(firing.size()) - 1;
    more->setVisible(others > 0);
    more->setText(tr("%n more", nullptr, others));
    mute->setVisible(episode->isFiring());
    close->setVisible(!episode->isFiring());
    refreshColours();
}

void AlertBanner::Private::refreshColours()
{
    const bool alert = !firing.empty();
    const Colours &colours = coloursOf(q->palette());
    QPalette tinted = q->palette();
    tinted.setColor(QPalette::WindowText, alert ? colours.warning : colours.good);
    const int size = q->style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, q);
    icon->setPixmap(themeIcon(alert ? QStringLiteral("warning") : QStringLiteral("check"), tinted)
                        .pixmap(QSize(size, size), q->devicePixelRatio()));
    close->setIcon(themeIcon(QStringLiteral("close"), q->palette()));
    q->update();
}

/// More room at the side of the icon than at that of the buttons, which bring their own. A layout
/// does not turn its margins around.
void AlertBanner::Private::updateMargins()
{
    constexpr int kIconSide = kGridUnit + kGridUnit / 2;
    constexpr int kButtonSide = kGridUnit / 2;
    const bool reversed = q->layoutDirection() == Qt::RightToLeft;
    q->layout()->setContentsMargins(
        reversed ? kButtonSide : kIconSide, 3, reversed ? kIconSide : kButtonSide, 3);
}

void AlertBanner::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    const bool alert = !m_private->firing.empty();
    QPainter painter(this);
    paintPanel(painter, rect(), alert ? colours.warningShade : colours.panel,
        alert ? colours.warning : colours.border);
}

void AlertBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_private->refreshColours();
    if (event->type() == QEvent::LayoutDirectionChange)
        m_private->updateMargins();
}

} // namespace hitwatch
