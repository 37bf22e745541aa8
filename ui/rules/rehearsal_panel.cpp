// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rehearsal_panel.h"

#include "monitor/live_request.h"
#include "ui/dialogs/message_label.h"
#include "ui/rules/rehearsal_plot.h"
#include "ui/rules/rehearsal_text.h"
#include "ui/style/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace hitwatch {

namespace {

constexpr int kTypingMs = 400;
constexpr int kProgressSteps = 1000;
constexpr int kLongestFileName = 60;

} // namespace

RehearsalPanel::RehearsalPanel(LiveSession &session, const Format &format, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_format(format)
{
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTypingMs);
    connect(&m_delay, &QTimer::timeout, this, &RehearsalPanel::rehearseNow);
    connect(&session, &LiveSession::rehearsed, this, &RehearsalPanel::takeFromMemory);
    // Another capture answers no more what the one before was asked, and has another memory.
    connect(&session, &LiveSession::stateChanged, this, [this] {
        m_isAsked = false;
        rehearse();
    });
    connect(&session, &LiveSession::viewReady, this, [this] {
        if (m_isMemoryEmpty && !m_delay.isActive() && m_session.view() && m_session.view()->now > 0)
            rehearse();
    });
    connect(&m_fileRehearsal, &AlertRehearsal::finished, this, &RehearsalPanel::takeFromFile);
    connect(&m_fileRehearsal, &AlertRehearsal::failed, this, [this](const Error &error) {
        showFileRunning(false);
        say(nullptr, displayText(error.message), true);
    });
    connect(&m_fileRehearsal, &AlertRehearsal::noticed, this,
        [this](const QString &text) { m_notice = displayText(text.toStdString()); });
    connect(
        &m_fileRehearsal, &AlertRehearsal::progressed, this, [this](quint64 read, quint64 size) {
            m_progress->setMaximum(size > 0 ? kProgressSteps : 0);
            if (size > 0)
                m_progress->setValue(static_cast<int>(
                    static_cast<double>(read) / static_cast<double>(size) * kProgressSteps));
        });
}

void RehearsalPanel::build()
{
    m_plot = new RehearsalPlot(m_format, this);
    m_result = new MessageLabel(this);
    m_result->setObjectName(QStringLiteral("rehearsalResult"));
    // Room for two lines, so that nothing jumps while one types.
    m_result->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_result->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_result);
    layout->addLayout(makeButtons());
    showFileRunning(false);
}

QLayout *RehearsalPanel::makeButtons()
{
    m_overMemory = new QPushButton(tr("Test on &recent traffic"), this);
    m_overMemory->setToolTip(
        tr("Show when the rule would have triggered on the traffic in memory"));
    m_overFile = new QPushButton(tr("Test on a &file…"), this);
    m_overFile->setToolTip(tr("Show when the rule would have triggered on a capture file"));
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Test progress"));
    m_progress->setMaximumHeight(2 * kGridUnit);
    m_cancel = new QPushButton(tr("Stop"), this);
    m_cancel->setToolTip(tr("Stop the test"));
    for (QPushButton *button : { m_overMemory, m_overFile, m_cancel })
        button->setAutoDefault(false);
    connect(m_overMemory, &QPushButton::clicked, this, &RehearsalPanel::rehearseOverMemory);
    connect(m_overFile, &QPushButton::clicked, this, &RehearsalPanel::chooseFile);
    connect(m_cancel, &QPushButton::clicked, this, &RehearsalPanel::cancelFile);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(kGridUnit);
    layout->addWidget(m_overMemory);
    layout->addWidget(m_overFile);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    layout->addStretch();
    return layout;
}

void RehearsalPanel::setLimits(const EngineLimits &limits)
{
    m_fileRehearsal.setLimits(limits);
}

void RehearsalPanel::setRule(const AlertRule &rule)
{
    m_rule = rule;
    // The former curve goes on standing until the new one is there, unless it says something else.
    if (rule.metric != m_asked.metric)
        m_plot->setResult(nullptr);
    m_plot->setRule(rule);
    m_overMemory->setEnabled(true);
    m_overFile->setEnabled(true);
    rehearse();
}

void RehearsalPanel::suspend()
{
    m_rule.reset();
    m_delay.stop();
    cancelFile();
    m_overMemory->setEnabled(false);
    m_overFile->setEnabled(false);
}

void RehearsalPanel::rehearse()
{
    if (m_rule)
        m_delay.start();
}

void RehearsalPanel::rehearseOverMemory()
{
    cancelFile();
    m_file.clear();
    rehearseNow();
}

void RehearsalPanel::rehearseOverFile(const QString &path)
{
    m_file = QFileInfo(path).absoluteFilePath();
    rehearseNow();
}

void RehearsalPanel::rehearseNow()
{
    m_delay.stop();
    if (!m_rule)
        return;
    if (m_file.isEmpty()) {
        // One question at a time: whoever types fast waits for one answer, not for twenty.
        m_isChanged = m_isAsked;
        if (m_isAsked)
            return;
        m_isAsked = true;
        m_asked = *m_rule;
        m_session.rehearse(m_asked);
        return;
    }
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = m_file.toStdString();
    m_asked = *m_rule;
    m_notice.clear();
    m_progress->setMaximum(0);
    m_fileRehearsal.start(m_asked, withKeyLog(request, m_session.request().tlsKeyLog));
    showFileRunning(true);
    m_result->setMessage(tr("Reading %1\u2026").arg(fileName()), MessageLabel::Muted);
}

void RehearsalPanel::takeFromMemory(const std::shared_ptr<const RehearsalResult> &result)
{
    m_isAsked = false;
    if (m_isChanged) {
        rehearseNow();
        return;
    }
    if (!m_file.isEmpty() || !result)
        return;
    m_isMemoryEmpty = result->curve.empty();
    say(result, rehearsalInWords(*result, m_asked, {}, m_format), false);
}

void RehearsalPanel::takeFromFile(const std::shared_ptr<const RehearsalResult> &result)
{
    showFileRunning(false);
    QString text = rehearsalInWords(*result, m_asked, fileName(), m_format);
    if (!m_notice.isEmpty())
        text = tr("%1 (%2)", "what came of it, a fact about the file").arg(text, m_notice);
    say(result, text, false);
}

void RehearsalPanel::say(
    const std::shared_ptr<const RehearsalResult> &result, const QString &text, bool isProblem)
{
    m_plot->setRule(m_asked);
    m_plot->setResult(result);
    m_plot->setAccessibleDescription(text);
    m_result->setMessage(text, isProblem ? MessageLabel::Problem : MessageLabel::Muted);
}

void RehearsalPanel::showFileRunning(bool running)
{
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
}

QString RehearsalPanel::fileName() const
{
    return displayText(QFileInfo(m_file).fileName().toStdString(), kLongestFileName);
}

void RehearsalPanel::chooseFile()
{
    auto *files = new QFileDialog(this, tr("Test on a Capture File"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    files->setNameFilters(
        { tr("Capture files (*.pcap *.pcapng *.cap *.gz)"), tr("All files (*)") });
    if (!m_file.isEmpty())
        files->setDirectory(QFileInfo(m_file).absolutePath());
    connect(files, &QFileDialog::fileSelected, this, &RehearsalPanel::rehearseOverFile);
    files->open();
}

void RehearsalPanel::cancelFile()
{
    if (!m_fileRehearsal.isRunning())
        return;
    m_fileRehearsal.cancel();
    showFileRunning(false);
    say(nullptr, tr("The test on %1 was stopped.").arg(fileName()), false);
}

} // namespace hitwatch

#include "moc_rehearsal_panel.cpp"
