// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interfaces_dialog.h"

#include "capture/live/interface_limit.h"
#include "monitor/live_request.h"
#include "ui/dialogs/background_task.h"
#include "ui/dialogs/capture_options.h"
#include "ui/dialogs/capture_probes.h"
#include "ui/dialogs/interface_model.h"
#include "ui/dialogs/interface_picker.h"
#include "ui/dialogs/message_label.h"
#include "ui/dialogs/permission_notice.h"
#include "ui/dialogs/roomy_button.h"
#include "ui/style/theme.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

constexpr const char *kUnfoldedKey = "interfacesDialog/optionsUnfolded";
constexpr const char *kFolderKey = "interfacesDialog/folder";
constexpr int kLongestFileName = 60;

/// The one local file that is dragged; empty: something else.
QString draggedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    return QFileInfo(path).isDir() ? QString() : path;
}

} // namespace

struct InterfacesDialog::Private {
    InterfacesDialog *dialog;
    SettingsStore &settings;
    CaptureProbes probes;
    CaptureRequest request;

    InterfacePicker *picker = nullptr;
    CaptureOptions *options = nullptr;
    PermissionNotice *notice = nullptr;
    MessageLabel *reason = nullptr;
    QPushButton *recent = nullptr;
    QPushButton *start = nullptr;

    std::optional<Error> refusal;
    bool isProbing = false;
    bool probeAgain = false;
    bool startWhenChecked = false;

    Private(InterfacesDialog *owner, SettingsStore &store, const CaptureProbes &answers)
        : dialog(owner)
        , settings(store)
        , probes(answers)
    {
    }

    void build();
    QLayout *makeHeading();
    QLayout *makeButtons();
    void fillRecentFiles();
    void restoreChoice();
    Settings storeChoice();
    void probePermission();
    void updateStart();
    void startWatching();
    void chooseFile();
    void openFile(const QString &path);
    void tryDemo();
};

InterfacesDialog::InterfacesDialog(SettingsStore &settings, QWidget *parent)
    : InterfacesDialog(settings, CaptureProbes::ofThisMachine(), parent)
{
}

InterfacesDialog::InterfacesDialog(
    SettingsStore &settings, const CaptureProbes &probes, QWidget *parent)
    : QDialog(parent)
    , m_private(std::make_unique<Private>(this, settings, probes))
{
    setWindowTitle(tr("Hitwatch"));
    setAcceptDrops(true);
    m_private->build();
    m_private->restoreChoice();
    m_private->updateStart();
    resize(sizeHint().expandedTo({ 820, 600 }));
}

InterfacesDialog::~InterfacesDialog() = default;

const CaptureRequest &InterfacesDialog::request() const
{
    return m_private->request;
}

void InterfacesDialog::Private::build()
{
    picker = new InterfacePicker(probes, dialog);
    const Settings &chosen = settings.settings();
    picker->setFormat(Format(Units { chosen.binaryUnits, chosen.bytesNotBits }));
    options = new CaptureOptions(probes, dialog);
    notice = new PermissionNotice(dialog);
    notice->hide();
    reason = new MessageLabel(dialog);
    reason->setObjectName(QStringLiteral("startProblem"));
    reason->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);

    auto *layout = new QVBoxLayout(dialog);
    const int margin = 2 * kGridUnit + kGridUnit / 2;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(kGridUnit + kGridUnit / 2);
    layout->addLayout(makeHeading());
    layout->addWidget(picker, 1);
    layout->addWidget(options);
    layout->addWidget(notice);
    layout->addWidget(reason);
    layout->addLayout(makeButtons());

    connect(picker, &InterfacePicker::choiceChanged, dialog, [this] { updateStart(); });
    connect(options, &CaptureOptions::stateChanged, dialog, [this] {
        // What was pressed for the text of before does not count for another one.
        if (options->state() == CaptureOptions::State::Checking)
            startWhenChecked = false;
        updateStart();
    });
    connect(options, &CaptureOptions::folded, dialog, [this](bool unfolded) {
        settings.widgetState().setValue(QString::fromLatin1(kUnfoldedKey), unfolded);
    });
}

QLayout *InterfacesDialog::Private::makeHeading()
{
    auto *title = new QLabel(tr("What shall we watch?"), dialog);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    title->setFont(large);
    auto *text = new MessageLabel(
        tr("Pick one or more interfaces. A connection seen on several of them is counted once."),
        MessageLabel::Muted, dialog);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(title);
    layout->addWidget(text);
    return layout;
}

QLayout *InterfacesDialog::Private::makeButtons()
{
    QPushButton *open = new RoomyButton(tr("Op&en capture file\u2026"), dialog);
    recent = new RoomyButton(tr("&Recent"), dialog);
    QPushButton *demo = new RoomyButton(tr("Try the &demo"), dialog);
    QPushButton *cancel = new RoomyButton(tr("Cancel"), dialog);
    auto *primary = new RoomyButton(tr("&Start watching"), dialog);
    start = primary;
    for (QPushButton *button : { open, recent, demo, cancel })
        button->setAutoDefault(false);
    primary->setPrimary();
    open->setToolTip(tr("Or drop a file onto this window"));
    recent->setMenu(new QMenu(recent));
    fillRecentFiles();
    connect(open, &QPushButton::clicked, dialog, [this] { chooseFile(); });
    connect(demo, &QPushButton::clicked, dialog, [this] { tryDemo(); });
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(start, &QPushButton::clicked, dialog, [this] { startWatching(); });

    auto *layout = new QHBoxLayout;
    layout->setSpacing(kGridUnit);
    layout->addWidget(open);
    layout->addWidget(recent);
    layout->addWidget(demo);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(start);
    return layout;
}

void InterfacesDialog::Private::fillRecentFiles()
{
    QMenu *menu = recent->menu();
    menu->clear();
    menu->setToolTipsVisible(true);
    for (const QString &path : settings.settings().recentFiles) {
        const QString name =
            displayText(QFileInfo(path).fileName().toStdString(), kLongestFileName);
        QAction *action = menu->addAction(QString(name).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(Qt::convertFromPlainText(displayText(path.toStdString())));
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, dialog, [this, path] { openFile(path); });
    }
    recent->setVisible(!menu->isEmpty());
}

void InterfacesDialog::Private::restoreChoice()
{
    const Settings &chosen = settings.settings();
    std::vector<std::string> names;
    for (const QString &name : chosen.interfaces)
        names.push_back(name.toStdString());
    picker->model().setChoice(names);
    options->setValues(chosen);
    options->setUnfolded(
        settings.widgetState().value(QString::fromLatin1(kUnfoldedKey), false).toBool());
    picker->focusList();
}

/// @returns the settings with the choice.
Settings InterfacesDialog::Private::storeChoice()
{
    Settings chosen = settings.settings();
    chosen.interfaces.clear();
    for (const std::string &name : picker->model().choice())
        chosen.interfaces += QString::fromStdString(name);
    options->storeValues(chosen);
    settings.set(chosen);
    return chosen;
}

void InterfacesDialog::Private::probePermission()
{
    // The check that runs may have looked before what made the person come back.
    probeAgain = isProbing;
    if (isProbing)
        return;
    isProbing = true;
    runInBackground<std::optional<Error>>(
        dialog, probes.permission, [this](const std::optional<Error> &answer) {
            isProbing = false;
            refusal = answer;
            if (refusal)
                notice->setError(*refusal);
            notice->setVisible(refusal.has_value());
            updateStart();
            if (probeAgain)
                probePermission();
        });
}

QString InterfacesDialog::startProblem() const
{
    const InterfaceModel &model = m_private->picker->model();
    if (m_private->refusal)
        return tr("Live capture is not possible yet: see above.");
    if (model.checkedCount() == 0)
        return tr("Pick at least one interface.");
    if (!model.isAnyCheckedUp())
        return tr("What is picked is down: pick an interface that is up as well.");
    if (model.checkedCount() > static_cast<int>(kMostInterfaces))
        return tr("At most %n interface(s) can be watched at once.", nullptr, int(kMostInterfaces));
    if (m_private->options->state() == CaptureOptions::State::Wrong)
        return tr("The capture options are not valid.");
    return {};
}

void InterfacesDialog::Private::updateStart()
{
    const QString problem = dialog->startProblem();
    start->setEnabled(problem.isEmpty());
    start->setToolTip(problem);
    start->setAccessibleDescription(problem);
    reason->setMessage(problem, MessageLabel::Muted);
    const bool checked = options->state() != CaptureOptions::State::Checking;
    if (startWhenChecked && checked) {
        startWhenChecked = false;
        startWatching();
    }
}

void InterfacesDialog::Private::startWatching()
{
    if (!dialog->startProblem().isEmpty())
        return;
    if (options->state() == CaptureOptions::State::Checking) {
        startWhenChecked = true;
        return;
    }
    request = rememberedRequest(storeChoice());
    dialog->accept();
}

void InterfacesDialog::Private::chooseFile()
{
    auto *files = new QFileDialog(dialog, tr("Open capture file"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    files->setNameFilters(
        { tr("Capture files (*.pcap *.pcapng *.cap *.gz)"), tr("All files (*)") });
    files->setDirectory(settings.widgetState().value(QString::fromLatin1(kFolderKey)).toString());
    connect(files, &QFileDialog::fileSelected, dialog, [this](const QString &path) {
        settings.widgetState().setValue(
            QString::fromLatin1(kFolderKey), QFileInfo(path).absolutePath());
        openFile(path);
    });
    files->open();
}

void InterfacesDialog::Private::openFile(const QString &path)
{
    request = CaptureRequest {};
    request.kind = CaptureKind::File;
    request.path = QFileInfo(path).absoluteFilePath().toStdString();
    settings.addRecentFile(QFileInfo(path).absoluteFilePath());
    dialog->accept();
}

void InterfacesDialog::Private::tryDemo()
{
    request = CaptureRequest {};
    request.kind = CaptureKind::Demo;
    dialog->accept();
}

bool InterfacesDialog::event(QEvent *event)
{
    // Back from the terminal, where the command may have been run.
    if (event->type() == QEvent::WindowActivate && m_private->refusal)
        m_private->probePermission();
    return QDialog::event(event);
}

void InterfacesDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_private->fillRecentFiles();
    m_private->probePermission();
}

void InterfacesDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void InterfacesDialog::dropEvent(QDropEvent *event)
{
    const QString path = draggedFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    m_private->openFile(path);
}

} // namespace hitwatch

#include "moc_interfaces_dialog.cpp"
