// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_dialog.h"

#include "ui/dialogs/notice_frame.h"
#include "ui/dialogs/roomy_button.h"
#include "ui/dialogs/settings_pages.h"
#include "ui/style/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

/// The defaults, with what is a choice of the moment and not a setting as it is in @p now.
Settings defaultsFor(const Settings &now)
{
    Settings defaults;
    defaults.interfaces = now.interfaces;
    defaults.filter = now.filter;
    defaults.ports = now.ports;
    defaults.snapshotLength = now.snapshotLength;
    defaults.promiscuous = now.promiscuous;
    defaults.recentFiles = now.recentFiles;
    defaults.hiddenSections = now.hiddenSections;
    defaults.alertRules = now.alertRules; // somebody wrote them
    return defaults;
}

} // namespace

struct SettingsDialog::Private {
    SettingsDialog *dialog;
    SettingsStore &settings;
    NoticeFrame *notice = nullptr;
    GeneralPage *general = nullptr;
    QLabel *problem = nullptr;

    void build();
    void makeNotice();
    void showProblem(const QString &text);
    void askToRestore();
};

SettingsDialog::SettingsDialog(SettingsStore &settings, QWidget *parent)
    : QDialog(parent)
    , m_private(std::make_unique<Private>(Private { this, settings }))
{
    setWindowTitle(tr("Settings"));
    m_private->build();
    m_private->showProblem(settings.problem());
    connect(&settings, &SettingsStore::problemFound, this,
        [this](const QString &text) { m_private->showProblem(text); });
    const int character = fontMetrics().averageCharWidth();
    resize(sizeHint().expandedTo({ 100 * character, 38 * fontMetrics().height() }));
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::Private::build()
{
    makeNotice();
    auto *pages = new QTabWidget(dialog);
    general = new GeneralPage(settings, pages);
    pages->addTab(general, tr("&General"));
    pages->addTab(new DataPage(settings, pages), tr("&Data"));
    auto *alerts = new AlertPage(settings, pages);
    pages->addTab(alerts, tr("Ale&rts"));
    connect(alerts, &AlertPage::rulesRequested, dialog, &SettingsDialog::rulesRequested);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *close = new RoomyButton(tr("C&lose"), dialog);
    auto *restore = new RoomyButton(tr("Restore defa&ults\u2026"), dialog);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    buttons->addButton(restore, QDialogButtonBox::ResetRole);
    for (QPushButton *button : { close, restore })
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(restore, &QPushButton::clicked, dialog, [this] { askToRestore(); });

    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit, 2 * kGridUnit);
    layout->setSpacing(kGridUnit + kGridUnit / 2);
    layout->addWidget(notice);
    layout->addWidget(pages, 1);
    layout->addWidget(buttons);
}

void SettingsDialog::Private::makeNotice()
{
    notice = new NoticeFrame(dialog);
    problem = new QLabel(notice);
    problem->setObjectName(QStringLiteral("settingsProblem"));
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(notice);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(problem);
}

void SettingsDialog::Private::showProblem(const QString &text)
{
    problem->setText(text);
    notice->setVisible(!text.isEmpty());
}

void SettingsDialog::Private::askToRestore()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Restore defaults"),
        tr("Restore all settings on all pages?"), QMessageBox::Cancel, dialog);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(
        tr("Interfaces, filter, recent files, hidden sections and alert rules stay as they are."));
    auto *restore = question->addButton(tr("&Restore"), QMessageBox::AcceptRole);
    question->setDefaultButton(restore);
    connect(restore, &QPushButton::clicked, dialog, [this] {
        settings.set(defaultsFor(settings.settings()));
        general->restoreDefaults();
    });
    question->open();
}

} // namespace hitwatch

#include "moc_settings_dialog.cpp"
