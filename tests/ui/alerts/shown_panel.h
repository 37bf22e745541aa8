// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTreeView>

#include "ui/alerts/alert_situations.h"
#include "ui/alerts/alerts_panel.h"
#include "ui/alerts/episodes_model.h"
#include "ui/alerts/evidence_rows.h"
#include "ui/alerts/evidence_table.h"
#include "ui/notify/elided_label.h"

#include <algorithm>

namespace hitwatch::test {

/// A panel as a person has it before them.
struct Shown {
    Shown()
    {
        panel.setFormat(Format({}, QLocale(QLocale::English)));
        panel.resize(1240, 260);
        panel.show();
        QApplication::processEvents();
        for (QTreeView *one : panel.findChildren<QTreeView *>()) {
            if (qobject_cast<EpisodesModel *>(one->model()))
                view = one;
        }
        model = view->model();
    }

    QString text(int row, int column) const { return model->index(row, column).data().toString(); }
    QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(text(row, column));
        return texts;
    }
    void click(int row)
    {
        QTest::mouseClick(
            view->viewport(), Qt::LeftButton, {}, view->visualRect(model->index(row, 1)).center());
    }
    int selectedRow() const
    {
        const QModelIndexList rows = view->selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.first().row();
    }
    QString summary() const
    {
        return panel.findChild<ElidedLabel *>(QStringLiteral("alertSummary"))->text();
    }
    bool says(const QString &words) const
    {
        const auto labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    QAbstractButton *button(const QString &text) const
    {
        for (QAbstractButton *one : panel.findChildren<QAbstractButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    /// The names in one of the evidence's small tables.
    QStringList names(int table) const
    {
        const QAbstractItemModel *rows = panel.findChildren<EvidenceTable *>().at(table)->model();
        QStringList names;
        for (int row = 0; row < rows->rowCount(); ++row)
            names.append(rows->index(row, EvidenceRows::NameColumn).data().toString());
        return names;
    }

    AlertsPanel panel;
    QTreeView *view = nullptr;
    QAbstractItemModel *model = nullptr;
};

} // namespace hitwatch::test
