// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/episode_delegate.h"

#include "ui/alerts/episodes_model.h"

#include <QPainter>

namespace hitwatch {

namespace {

QIcon iconIn(const QColor &colour, const QString &name, QPalette palette)
{
    palette.setColor(QPalette::WindowText, colour);
    return themeIcon(name, palette);
}

} // namespace

void EpisodeDelegate::setColours(const Colours &colours, const QPalette &palette)
{
    TableDelegate::setColours(colours);
    m_firing = iconIn(colours.warning, QStringLiteral("warning"), palette);
    m_recovered = iconIn(colours.good, QStringLiteral("check"), palette);
    m_ended = iconIn(colours.mutedText, QStringLiteral("stop"), palette);
    m_selection = colours.selection;
}

int EpisodeDelegate::iconSide(const QFont &font)
{
    return QFontMetrics(font).ascent();
}

void EpisodeDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant name = index.data(EpisodesModel::StateIconRole);
    if (!name.isValid()) {
        TableDelegate::paint(painter, option, index);
        return;
    }
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_selection);
    const int side = iconSide(option.font);
    QStyleOptionViewItem rest = option;
    rest.rect = QStyle::visualRect(
        option.direction, option.rect, option.rect.adjusted(side + kGridUnit / 2, 0, 0, 0));
    TableDelegate::paint(painter, rest, index);
    const QRect place(
        option.rect.left() + kGridUnit, option.rect.center().y() - (side - 1) / 2, side, side);
    const QString icon = name.toString();
    const QIcon &shown = icon == QLatin1String("warning") ? m_firing
        : icon == QLatin1String("check")                  ? m_recovered
                                                          : m_ended;
    shown.paint(painter, QStyle::visualRect(option.direction, option.rect, place));
}

} // namespace hitwatch

#include "moc_episode_delegate.cpp"
