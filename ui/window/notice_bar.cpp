// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notice_bar.h"

#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace hitwatch {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("Notices"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_more->setAutoRaise(true);
    m_more->setCheckable(true);
    m_more->setObjectName(QStringLiteral("noticeMore"));
    m_close->setAutoRaise(true);
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setToolTip(tr("Close this notice"));
    m_close->setAccessibleName(m_close->toolTip());

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kGridUnit + kGridUnit / 2, 2, kGridUnit / 2, 2);
    row->setSpacing(kGridUnit);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_more);
    row->addWidget(m_close);

    connect(m_close, &QToolButton::clicked, this, &NoticeBar::closeNewest);
    connect(m_more, &QToolButton::toggled, this, &NoticeBar::setExpanded);
    refreshIcons();
    refresh();
}

void NoticeBar::add(const QString &text, Kind kind)
{
    std::erase_if(m_notices, [&text](const Notice &notice) { return notice.text == text; });
    m_notices.push_front({ QDateTime::currentDateTime(), text, kind });
    if (m_notices.size() > kMostNotices)
        m_notices.pop_back();
    refresh();
}

void NoticeBar::clear()
{
    m_notices.clear();
    m_expanded = false;
    refresh();
}

QStringList NoticeBar::texts() const
{
    QStringList texts;
    for (const Notice &notice : m_notices)
        texts += notice.text;
    return texts;
}

void NoticeBar::closeNewest()
{
    if (m_expanded)
        m_notices.clear();
    else if (!m_notices.empty())
        m_notices.pop_front();
    refresh();
}

void NoticeBar::setExpanded(bool expanded)
{
    m_expanded = expanded;
    refresh();
}

QString NoticeBar::lineOf(const Notice &notice) const
{
    return QStringLiteral("%1  %2").arg(
        QLocale().toString(notice.time.time(), QStringLiteral("HH:mm:ss")), notice.text);
}

void NoticeBar::refresh()
{
    setVisible(!m_notices.empty());
    if (m_notices.size() < 2)
        m_expanded = false;
    const QSignalBlocker blocker(m_more);
    m_more->setChecked(m_expanded);
    m_more->setVisible(m_notices.size() > 1);
    m_more->setText(m_expanded ? tr("Show less")
                               : tr("%n more", nullptr, static_cast<int>(m_notices.size()) - 1));
    m_close->setToolTip(m_expanded ? tr("Close all notices") : tr("Close this notice"));
    m_close->setAccessibleName(m_close->toolTip());
    QStringList lines;
    for (const Notice &notice : m_notices) {
        lines += lineOf(notice);
        if (!m_expanded)
            break;
    }
    m_text->setText(lines.join(QLatin1Char('\n')));
    refreshIcons();
    update();
}

void NoticeBar::refreshIcons()
{
    const bool problem = std::ranges::any_of(
        m_notices, [](const Notice &notice) { return notice.kind == Kind::Problem; });
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(
        themeIcon(problem ? QStringLiteral("warning") : QStringLiteral("info"), palette())
            .pixmap(QSize(size, size), devicePixelRatio()));
    m_close->setIcon(themeIcon(QStringLiteral("close"), palette()));
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const bool problem = !m_notices.empty() && m_notices.front().kind == Kind::Problem;
    QPainter painter(this);
    paintPanel(painter, rect(), problem ? colours.warningShade : colours.panel,
        problem ? colours.warning : colours.border);
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
    QWidget::changeEvent(event);
}

} // namespace hitwatch

#include "moc_notice_bar.cpp"
