// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/export_actions.h"

#include "ui/alerts/alerts_panel.h"
#include "ui/chart/traffic_chart.h"
#include "ui/exporting/export_file.h"
#include "ui/tables/table_panel.h"
#include "ui/window/window_panels.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>

namespace hitwatch {

namespace {

QString folderKey()
{
    return QStringLiteral("window/exportFolder");
}

QString fileName(TableKind kind)
{
    switch (kind) {
    case TableKind::Sections:
        return QStringLiteral("sections");
    case TableKind::Hosts:
        return QStringLiteral("hosts");
    case TableKind::Methods:
        return QStringLiteral("methods");
    case TableKind::Statuses:
        return QStringLiteral("status");
    case TableKind::Clients:
        return QStringLiteral("clients");
    case TableKind::Interfaces:
        return QStringLiteral("interfaces");
    case TableKind::Requests:
        return QStringLiteral("requests");
    }
    return {};
}

} // namespace

ExportActions::ExportActions(
    LiveSession &session, WindowPanels &panels, QSettings &settings, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_panels(panels)
    , m_settings(settings)
    , m_window(window)
{
}

void ExportActions::addTo(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, auto member, auto... arguments) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this,
            [this, member, arguments...] { (this->*member)(arguments...); });
        return action;
    };
    for (const TableKind kind : kTableKinds)
        add(tr("%1 as CSV…").arg(tableTitle(kind)), &ExportActions::exportTable, kind);
    add(tr("Alerts as CSV…"), &ExportActions::exportAlertsCsv);
    menu->addSeparator();
    QAction *report = add(tr("Report as JSON…"), &ExportActions::exportReport);
    report->setShortcut(QKeySequence::Save);
    m_window->addAction(report);
    add(tr("Alerts as JSON…"), &ExportActions::exportAlertsJson);
    menu->addSeparator();
    add(tr("Chart as PNG…"), &ExportActions::exportChart, QStringLiteral("png"));
    add(tr("Chart as SVG…"), &ExportActions::exportChart, QStringLiteral("svg"));
}

void ExportActions::exportTable(TableKind kind)
{
    TablePanel *table = m_panels.table(kind);
    m_panels.bringUpToDate(table);
    const QByteArray content = table->toCsv().toUtf8();
    ask(tr("Export %1").arg(tableTitle(kind)), fileName(kind), QStringLiteral("csv"),
        tr("Comma-separated values (*.csv)"),
        [content](const QString &path) { return writeFile(path, content); });
}

void ExportActions::exportReport()
{
    const auto view = m_session.view();
    if (!view) {
        Q_EMIT failed(tr("There is no report yet: nothing was captured. Start a capture first."));
        return;
    }
    const std::string json = toJson(LiveSession::reportOf(*view), JsonStyle::Indented) + '\n';
    ask(tr("Export Report"), QStringLiteral("report"), QStringLiteral("json"), tr("JSON (*.json)"),
        [content = QByteArray::fromStdString(json)](
            const QString &path) { return writeFile(path, content); });
}

void ExportActions::exportAlertsCsv()
{
    const QByteArray content = m_panels.alerts()->toCsv().toUtf8();
    ask(tr("Export Alerts"), QStringLiteral("alerts"), QStringLiteral("csv"),
        tr("Comma-separated values (*.csv)"),
        [content](const QString &path) { return writeFile(path, content); });
}

void ExportActions::exportAlertsJson()
{
    const QByteArray content = m_panels.alerts()->toJson();
    ask(tr("Export Alerts"), QStringLiteral("alerts"), QStringLiteral("json"), tr("JSON (*.json)"),
        [content](const QString &path) { return writeFile(path, content); });
}

void ExportActions::exportChart(const QString &suffix)
{
    const bool vectors = suffix == QLatin1String("svg");
    ask(tr("Export Chart"), QStringLiteral("chart"), suffix,
        vectors ? tr("Scalable vector graphics (*.svg)") : tr("Portable network graphics (*.png)"),
        [chart = m_panels.chart(), vectors](
            const QString &path) { return vectors ? chart->saveSvg(path) : chart->savePng(path); });
}

void ExportActions::ask(const QString &title, const QString &name, const QString &suffix,
    const QString &fileType, const Write &write)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilter(fileType);
    dialog->setDefaultSuffix(suffix);
    const QString folder = m_settings.value(folderKey()).toString();
    dialog->setDirectory(QDir(folder).exists() && !folder.isEmpty()
            ? folder
            : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("hitwatch-%1.%2").arg(name, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &path) {
        m_settings.setValue(folderKey(), QFileInfo(path).absolutePath());
        if (const auto problem = write(path))
            Q_EMIT failed(*problem);
        else
            Q_EMIT exported(path);
    });
    dialog->open();
}

} // namespace hitwatch

#include "moc_export_actions.cpp"
