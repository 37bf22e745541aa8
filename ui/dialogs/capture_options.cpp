// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/capture_options.h"

#include "monitor/live_request.h"
#include "ui/dialogs/background_task.h"
#include "ui/dialogs/disclosure_button.h"
#include "ui/dialogs/message_label.h"
#include "ui/style/theme.h"
#include "ui/text/format.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

constexpr int kTypingPauseMs = 150;
constexpr int kSmallestSnapshot = 64;
constexpr int kWholePackets = 262'144;

std::string textOf(const QLineEdit &edit)
{
    return edit.text().trimmed().toStdString();
}

/// Why a key log cannot be used; empty: it can, perhaps once it exists.
QString keyLogProblem(const QFileInfo &file)
{
    if (file.isDir())
        return CaptureOptions::tr("This is a folder: choose a file in it");
    if (file.exists() && !file.isFile())
        return CaptureOptions::tr(
            "This is not a regular file: TLS secrets are read from files only");
    if (file.exists() && !file.isReadable())
        return CaptureOptions::tr("You may not read this file: ask its owner for read permission");
    return {};
}

} // namespace

CaptureOptions::CaptureOptions(const CaptureProbes &probes, QWidget *parent)
    : QWidget(parent)
    , m_probes(probes)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kTypingPauseMs);
    connect(&m_wait, &QTimer::timeout, this, &CaptureOptions::checkNow);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit);
    makeHead();
    auto *head = new QHBoxLayout;
    head->setSpacing(kGridUnit);
    head->addWidget(m_fold);
    head->addWidget(m_summary, 1);
    head->addStretch(0);
    layout->addLayout(head);
    m_body = makeBody();
    layout->addWidget(m_body);
    setUnfolded(false);
    updateMessages();
}

void CaptureOptions::makeHead()
{
    m_fold = new DisclosureButton(tr("Capture &options"), this);
    connect(m_fold, &QToolButton::toggled, this, [this](bool unfolded) {
        setUnfolded(unfolded);
        Q_EMIT folded(unfolded);
    });
    m_summary = new MessageLabel(this);
    m_summary->setObjectName(QStringLiteral("optionsSummary"));
}

QWidget *CaptureOptions::makeBody()
{
    auto *body = new QWidget(this);
    auto *form = new QFormLayout(body);
    form->setContentsMargins(3 * kGridUnit, 0, 0, 0);
    form->setSpacing(kGridUnit);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Ports:"), makePortsRow());
    form->addRow(tr("Capture &filter:"), makeFilterRow());
    form->addRow(tr("TLS &key log:"), makeKeyLogRow());
    m_snapshotLength = new QSpinBox(body);
    m_snapshotLength->setObjectName(QStringLiteral("snapshotLength"));
    m_snapshotLength->setRange(kSmallestSnapshot, kWholePackets);
    m_snapshotLength->setValue(kWholePackets);
    m_snapshotLength->setGroupSeparatorShown(true);
    m_snapshotLength->setSuffix(tr(" bytes"));
    m_snapshotLength->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_snapshotLength->setToolTip(
        tr("Bytes kept per packet. Truncated HTTP headers count as lost."));
    form->addRow(tr("Snapshot &length:"), m_snapshotLength);
    m_promiscuous =
        new QCheckBox(tr("Capture packets addressed to other &machines (promiscuous mode)"), body);
    form->addRow(QString(), m_promiscuous);
    connect(m_snapshotLength, &QSpinBox::valueChanged, this, &CaptureOptions::updateMessages);
    connect(m_promiscuous, &QCheckBox::toggled, this, &CaptureOptions::updateMessages);
    return body;
}

QWidget *CaptureOptions::makePortsRow()
{
    auto *row = new QWidget(this);
    m_ports = new QLineEdit(row);
    m_ports->setObjectName(QStringLiteral("ports"));
    m_ports->setAccessibleName(tr("Ports"));
    m_ports->setPlaceholderText(tr("All, or for example 80, 8000-8100"));
    m_ports->setAcceptDrops(false);
    m_portsMessage = new MessageLabel(row);
    m_portsMessage->setObjectName(QStringLiteral("portsMessage"));
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(m_ports);
    layout->addWidget(m_portsMessage);
    row->setFocusProxy(m_ports);
    connect(m_ports, &QLineEdit::textChanged, this, &CaptureOptions::textEdited);
    return row;
}

QWidget *CaptureOptions::makeFilterRow()
{
    auto *row = new QWidget(this);
    m_filter = new QLineEdit(row);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setAccessibleName(tr("Capture filter"));
    m_filter->setFont(monospaceFont(font()));
    m_filter->setPlaceholderText(tr("None, or for example host 10.0.0.7"));
    m_filter->setToolTip(tr("A filter expression as in tcpdump; see pcap-filter(7)"));
    m_filter->setAcceptDrops(false);
    m_filterMessage = new MessageLabel(row);
    m_filterMessage->setObjectName(QStringLiteral("filterMessage"));
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(m_filter);
    layout->addWidget(m_filterMessage);
    row->setFocusProxy(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, &CaptureOptions::textEdited);
    return row;
}

QWidget *CaptureOptions::makeKeyLogRow()
{
    auto *row = new QWidget(this);
    m_keyLog = new QLineEdit(row);
    m_keyLog->setObjectName(QStringLiteral("tlsKeyLog"));
    m_keyLog->setAccessibleName(tr("TLS key log"));
    m_keyLog->setPlaceholderText(tr("none: HTTPS is counted, but not read"));
    m_keyLog->setToolTip(tr("Browsers, curl and other programs write their TLS secrets to the file "
                            "that the environment variable SSLKEYLOGFILE names. With this file, "
                            "HTTPS is read too."));
    constexpr int kLongestPath = 4000;
    m_keyLog->setMaxLength(kLongestPath);
    m_keyLog->setAcceptDrops(false);
    auto *browse = new QPushButton(tr("&Browse\u2026"), row);
    browse->setObjectName(QStringLiteral("browseKeyLog"));
    browse->setAutoDefault(false);
    m_keyLogMessage = new MessageLabel(row);
    m_keyLogMessage->setObjectName(QStringLiteral("tlsKeyLogMessage"));
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(kGridUnit);
    layout->setVerticalSpacing(kGridUnit / 2);
    layout->addWidget(m_keyLog, 0, 0);
    layout->addWidget(browse, 0, 1);
    layout->addWidget(m_keyLogMessage, 1, 0, 1, 2);
    row->setFocusProxy(m_keyLog);
    connect(m_keyLog, &QLineEdit::textChanged, this, &CaptureOptions::textEdited);
    connect(browse, &QPushButton::clicked, this, &CaptureOptions::chooseKeyLog);
    return row;
}

void CaptureOptions::chooseKeyLog()
{
    // Of any name: it need not exist before the first program writes to it.
    auto *dialog = new QFileDialog(this, tr("Choose TLS Key Log"));
    dialog->setObjectName(QStringLiteral("keyLogDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
    if (!keyLogPath().isEmpty())
        dialog->setDirectory(QFileInfo(keyLogPath()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, m_keyLog, &QLineEdit::setText);
    dialog->open();
}

/// What is typed without a folder, or behind ~, is below the user's own.
QString CaptureOptions::keyLogPath() const
{
    QString typed = m_keyLog->text().trimmed();
    if (typed.startsWith(QStringLiteral("~/")))
        typed.remove(0, 2);
    return typed.isEmpty() ? QString() : QDir::home().absoluteFilePath(typed);
}

void CaptureOptions::setValues(const Settings &settings)
{
    m_ports->setText(settings.ports);
    m_filter->setText(settings.filter);
    m_keyLog->setText(settings.tlsKeyLog);
    m_snapshotLength->setValue(settings.snapshotLength);
    m_promiscuous->setChecked(settings.promiscuous);
}

void CaptureOptions::storeValues(Settings &settings) const
{
    settings.ports = m_ports->text().trimmed();
    settings.filter = m_filter->text().trimmed();
    settings.tlsKeyLog = keyLogPath();
    settings.snapshotLength = m_snapshotLength->value();
    settings.promiscuous = m_promiscuous->isChecked();
}

CaptureRequest CaptureOptions::typedRequest() const
{
    Settings typed;
    storeValues(typed);
    return rememberedRequest(typed);
}

void CaptureOptions::textEdited()
{
    ++m_job;
    const std::string ports = textOf(*m_ports);
    const auto parsed = parsePortList(ports);
    m_portsWrong = !ports.empty() && !parsed;
    const QString problem =
        keyLogPath().isEmpty() ? QString() : keyLogProblem(QFileInfo(keyLogPath()));
    m_keyLogWrong = !problem.isEmpty();
    if (m_portsWrong || m_keyLogWrong) {
        m_wait.stop();
        setState(State::Wrong, m_portsWrong ? displayText(parsed.error().message) : problem);
    } else if (ports.empty() && textOf(*m_filter).empty()) {
        m_wait.stop();
        setState(State::Valid);
    } else {
        m_wait.start();
        setState(State::Checking);
    }
}

void CaptureOptions::checkNow()
{
    const quint64 job = m_job;
    const CaptureRequest request = typedRequest();
    const std::string whole = kernelFilter(request);
    // On another thread: a name of a host in it makes libpcap ask a name server.
    runInBackground<std::optional<std::string>>(
        this,
        [probe = m_probes.filterProblem, own = request.filter, whole] {
            // By itself first: "a) or (b" would be valid between our brackets, and mean another
            // thing.
            const std::optional<std::string> problem = probe(own);
            return problem ? problem : probe(whole);
        },
        [this, job](const std::optional<std::string> &problem) { finishCheck(job, problem); });
}

void CaptureOptions::finishCheck(quint64 job, const std::optional<std::string> &problem)
{
    if (job != m_job)
        return;
    if (problem)
        setState(State::Wrong, displayText(*problem));
    else
        setState(State::Valid);
}

void CaptureOptions::setState(State state, const QString &problem)
{
    m_state = state;
    m_problem = problem;
    updateMessages();
    Q_EMIT stateChanged();
}

QString CaptureOptions::summary() const
{
    QStringList parts;
    if (!m_ports->text().trimmed().isEmpty())
        parts += tr("ports %1").arg(m_ports->text().trimmed());
    if (!m_filter->text().trimmed().isEmpty())
        parts += m_filter->text().trimmed();
    if (!keyLogPath().isEmpty())
        parts += tr("TLS key log %1").arg(QFileInfo(keyLogPath()).fileName());
    if (m_snapshotLength->value() != kWholePackets)
        parts += tr("%n byte(s) per packet", nullptr, m_snapshotLength->value());
    if (m_promiscuous->isChecked())
        parts += tr("promiscuous mode");
    return displayText(parts.join(tr(", ")).toStdString(), 200);
}

void CaptureOptions::updateMessages()
{
    const bool wrong = m_state == State::Wrong;
    const auto show = [](QLabel *label, const QString &text, MessageLabel::Kind kind) {
        static_cast<MessageLabel *>(label)->setMessage(text, kind);
    };
    show(m_portsMessage, m_portsWrong ? m_problem : QString(), MessageLabel::Problem);
    const bool typed = !m_filter->text().trimmed().isEmpty();
    showKeyLogMessage();
    if (wrong && !m_portsWrong && !m_keyLogWrong)
        show(m_filterMessage, m_problem, MessageLabel::Problem);
    else if (typed && m_state == State::Valid)
        show(m_filterMessage, tr("Valid filter"), MessageLabel::Good);
    else
        show(m_filterMessage, {}, MessageLabel::Muted);
    if (isUnfolded())
        show(m_summary, {}, MessageLabel::Muted);
    else
        show(m_summary, wrong ? m_problem : summary(),
            wrong ? MessageLabel::Problem : MessageLabel::Muted);
}

void CaptureOptions::showKeyLogMessage()
{
    const QString path = keyLogPath();
    const QFileInfo file(path);
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    if (m_keyLogWrong && !m_portsWrong)
        m_keyLogMessage->setMessage(m_problem, MessageLabel::Problem);
    else if (path.isEmpty() || m_keyLogWrong)
        m_keyLogMessage->setMessage({}, MessageLabel::Muted);
    else if (!file.exists())
        m_keyLogMessage->setMessage(
            tr("Does not exist yet: HTTPS is read once a program writes it"), MessageLabel::Muted);
    else if ((file.permissions() & kOthers) != 0)
        m_keyLogMessage->setMessage(
            tr("Other users can read this file, and decrypt your traffic with it"),
            MessageLabel::Problem);
    else if (path == qEnvironmentVariable("SSLKEYLOGFILE"))
        m_keyLogMessage->setMessage(
            tr("From the environment variable SSLKEYLOGFILE"), MessageLabel::Muted);
    else
        m_keyLogMessage->setMessage({}, MessageLabel::Muted);
}

void CaptureOptions::setUnfolded(bool unfolded)
{
    m_fold->setChecked(unfolded);
    m_body->setVisible(unfolded);
    updateMessages();
}

bool CaptureOptions::isUnfolded() const
{
    return m_fold->isChecked();
}

} // namespace hitwatch

#include "moc_capture_options.cpp"
