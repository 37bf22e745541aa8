// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alert_banner.h"

#include "ui/notify/elided_label.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"
#include "ui/text/alert_words.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

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
    Private(AlertBanner *owner, const AlertLog &alertLog);

    bool isFiring() const { return shown != nullptr && shown->isFiring(); }
    QString text(const AlertRecord &episode) const;
    void refresh();
    void refreshColours();
    void updateMargins();

    AlertBanner *q;
    const AlertLog &log;
    QLabel *icon;
    ElidedLabel *label;
    QLabel *more;
    QToolButton *show;
    QToolButton *mute;
    QToolButton *close;
    Format format {};
    AlertRecordPtr shown {}; ///< the newest that fires, else the last that was over; null: none
};

AlertBanner::Private::Private(AlertBanner *owner, const AlertLog &alertLog)
    : q(owner)
    , log(alertLog)
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

AlertBanner::AlertBanner(const AlertLog &log, QWidget *parent)
    : QWidget(parent)
    , m_private(std::make_unique<Private>(this, log))
{
    static const bool ready = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(ready)
    setObjectName(QStringLiteral("alertBanner"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    Private &d = *m_private;
    connect(d.show, &QToolButton::clicked, this, [this, &d] {
        if (d.shown)
            Q_EMIT episodeRequested(QString::fromStdString(d.shown->id));
    });
    connect(d.mute, &QToolButton::clicked, this, &AlertBanner::muteRequested);
    connect(d.close, &QToolButton::clicked, this, &AlertBanner::clear);
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
    const std::vector<AlertRecordPtr> firing = d.log.firing();
    // Of a capture that was replaced meanwhile only the ends come.
    if (!firing.empty() && (d.shown || episode->isFiring()))
        d.shown = firing.back();
    else if (d.shown && d.shown->id == episode->id)
        d.shown = episode;
    d.refresh();
    if (episode->isNew() || !episode->isFiring()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void AlertBanner::clear()
{
    m_private->shown.reset();
    m_private->refresh();
}

QString AlertBanner::Private::text(const AlertRecord &episode) const
{
    const QString line = AlertWords::line(episode, format);
    const QString cause = episode.isFiring() ? AlertWords::cause(episode, format) : QString();
    return cause.isEmpty() ? line
                           : tr("%1 \u2013 %2", "alert; mostly a.example /api").arg(line, cause);
}

void AlertBanner::Private::refresh()
{
    q->setVisible(shown != nullptr);
    if (shown == nullptr)
        return;
    label->setText(text(*shown));
    q->setAccessibleName(label->text());
    const auto others = static_cast<int>(log.firing().size()) - 1;
    more->setVisible(others > 0);
    more->setText(tr("%n more", nullptr, others));
    mute->setVisible(isFiring());
    close->setVisible(!isFiring());
    refreshColours();
}

void AlertBanner::Private::refreshColours()
{
    const bool alert = isFiring();
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
    const bool alert = m_private->isFiring();
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

#include "moc_alert_banner.cpp"
