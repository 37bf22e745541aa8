// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "ui/tables/table_kind.h"

#include <QObject>

#include <functional>

class QMenu;
class QSettings;
class QWidget;

namespace hitwatch {

class WindowPanels;

/// Writes what is on screen to files: tables as CSV, the report as JSON, the chart as a picture.
/// What is written is what was on screen when the menu entry was chosen, not when the dialog was
/// closed.
class ExportActions : public QObject {
    Q_OBJECT

public:
    /// @param settings remembers the folder; outlives this.
    ExportActions(LiveSession &session, WindowPanels &panels, QSettings &settings, QWidget *window);

    void addTo(QMenu *menu);
    void exportAlertsCsv();

Q_SIGNALS:
    void exported(const QString &path);
    /// One line for a person.
    void failed(const QString &text);

private:
    /// @returns what went wrong.
    using Write = std::function<std::optional<QString>(const QString &path)>;

    void exportTable(TableKind kind);
    void exportReport();
    void exportAlertsJson();
    void exportChart(const QString &suffix);
    QString fileStem() const;
    void ask(const QString &title, const QString &name, const QString &suffix,
        const QString &fileType, const Write &write);

    LiveSession &m_session;
    WindowPanels &m_panels;
    QSettings &m_settings;
    QWidget *m_window;
};

} // namespace hitwatch
