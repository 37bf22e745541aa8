// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/column_layout.h"

#include <QSettings>

#include <algorithm>

namespace hitwatch {
namespace {

constexpr int kLeastText = 9 * kGridUnit;
constexpr int kMostWidth = 4000;

} // namespace

ColumnLayout::ColumnLayout(TableHeader &header, const QWidget &viewport, KeyedTableModel &model,
    const TableSpec &spec, QObject *parent)
    : QObject(parent)
    , m_header(header)
    , m_viewport(viewport)
    , m_model(model)
    , m_spec(spec)
{
    connect(&m_header, &QHeaderView::sectionResized, this, [this](int column, int before, int) {
        if (m_isFitting || before == 0 || m_header.isSectionHidden(column))
            return;
        m_byHand.insert(column);
        fit();
    });
    reset();
}

int ColumnLayout::defaultWidth(int column) const
{
    const ColumnSpec &spec = m_spec.columns[static_cast<std::size_t>(column)];
    if (spec.stretch > 0)
        return kLeastText;
    const QFontMetrics metrics(tabularFont(m_header.font()));
    return std::max(m_header.titleWidth(column),
        metrics.horizontalAdvance(spec.sample) + 2 * kGridUnit + kGridUnit / 2);
}

void ColumnLayout::setWidth(int column, int width)
{
    m_isFitting = true;
    m_header.resizeSection(column, width);
    m_isFitting = false;
}

void ColumnLayout::reset()
{
    m_byHand.clear();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        m_header.moveSection(m_header.visualIndex(column), column);
        m_header.setSectionHidden(
            column, m_spec.columns[static_cast<std::size_t>(column)].isHidden);
    }
    fit();
}

void ColumnLayout::fit()
{
    int left = m_viewport.width();
    int stretches = 0;
    std::vector<int> texts;
    for (const int column : visibleColumns()) {
        const int stretch = m_spec.columns[static_cast<std::size_t>(column)].stretch;
        if (m_byHand.contains(column)) {
            left -= m_header.sectionSize(column);
        } else if (stretch > 0) {
            stretches += stretch;
            texts.push_back(column);
        } else {
            setWidth(column, defaultWidth(column));
            left -= m_header.sectionSize(column);
        }
    }
    for (const int column : texts) {
        const int stretch = m_spec.columns[static_cast<std::size_t>(column)].stretch;
        const int width = left * stretch / stretches;
        setWidth(column, std::max(width, kLeastText));
        left -= width;
        stretches -= stretch;
    }
}

void ColumnLayout::setColumnVisible(int column, bool visible)
{
    if (!visible && visibleColumns().size() <= 1)
        return;
    m_header.setSectionHidden(column, !visible);
    fit();
}

std::vector<int> ColumnLayout::visibleColumns() const
{
    std::vector<int> columns;
    for (int at = 0; at < m_header.count(); ++at) {
        if (const int column = m_header.logicalIndex(at); !m_header.isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

void ColumnLayout::save(QSettings &settings) const
{
    QStringList order;
    QStringList hidden;
    QStringList widths;
    const auto idOf = [this](int column) {
        return QString::fromLatin1(m_model.columns()[static_cast<std::size_t>(column)].id);
    };
    for (int at = 0; at < m_header.count(); ++at) {
        const int column = m_header.logicalIndex(at);
        order.append(idOf(column));
        if (m_header.isSectionHidden(column))
            hidden.append(idOf(column));
        else if (m_byHand.contains(column))
            widths.append(
                idOf(column) + QLatin1Char(':') + QString::number(m_header.sectionSize(column)));
    }
    const bool isAscending = m_model.sortOrder() == Qt::AscendingOrder;
    settings.beginGroup(QStringLiteral("tables/") + m_spec.id);
    settings.setValue(QStringLiteral("order"), order);
    settings.setValue(QStringLiteral("hidden"), hidden);
    settings.setValue(QStringLiteral("widths"), widths);
    settings.setValue(QStringLiteral("sort"),
        QStringList { idOf(m_model.sortColumn()),
            isAscending ? QStringLiteral("ascending") : QStringLiteral("descending") });
    settings.endGroup();
}

void ColumnLayout::restore(QSettings &settings)
{
    settings.beginGroup(QStringLiteral("tables/") + m_spec.id);
    const QStringList order = settings.value(QStringLiteral("order")).toStringList();
    const QStringList hidden = settings.value(QStringLiteral("hidden")).toStringList();
    const QStringList widths = settings.value(QStringLiteral("widths")).toStringList();
    const QStringList sort = settings.value(QStringLiteral("sort")).toStringList();
    settings.endGroup();

    m_byHand.clear();
    restoreOrder(order);
    for (const QString &id : order) {
        const int column = m_model.columnOf(id);
        if (column >= 0 && (!hidden.contains(id) || visibleColumns().size() > 1))
            m_header.setSectionHidden(column, hidden.contains(id));
    }
    restoreWidths(widths);
    restoreSort(sort);
    fit();
}

void ColumnLayout::restoreOrder(const QStringList &ids)
{
    int place = 0;
    for (const QString &id : ids) {
        const int column = m_model.columnOf(id);
        if (column >= 0 && m_header.visualIndex(column) >= place)
            m_header.moveSection(m_header.visualIndex(column), place++);
    }
}

void ColumnLayout::restoreWidths(const QStringList &widths)
{
    for (const QString &entry : widths) {
        const qsizetype colon = entry.lastIndexOf(QLatin1Char(':'));
        const int column = colon < 0 ? -1 : m_model.columnOf(QStringView(entry).left(colon));
        const int width = colon < 0 ? 0 : QStringView(entry).mid(colon + 1).toInt();
        if (column < 0 || width < m_header.minimumSectionSize() || width > kMostWidth)
            continue;
        setWidth(column, width);
        m_byHand.insert(column);
    }
}

void ColumnLayout::restoreSort(const QStringList &sort)
{
    const int column = sort.isEmpty() ? -1 : m_model.columnOf(sort.front());
    if (column < 0 || sort.size() != 2)
        return;
    m_header.setSortIndicator(column,
        sort.back() == QLatin1String("ascending") ? Qt::AscendingOrder : Qt::DescendingOrder);
}

} // namespace hitwatch

#include "moc_column_layout.cpp"
