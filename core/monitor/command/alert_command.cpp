// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/command/alert_command.h"

#include "monitor/history/alert_record_json.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTimer>

#include <deque>
#include <map>
#include <utility>

namespace hitwatch {

namespace {

constexpr qsizetype kLongestComplaint = 200;
/// How long a program may take to end after it was asked to.
constexpr int kEndMs = 1000;

QString firstLine(QByteArray output)
{
    output.truncate(kLongestComplaint);
    return QString::fromUtf8(output).section(u'\n', 0, 0).trimmed();
}

} // namespace

struct AlertCommand::Private {
    /// The commands of one rule, one after the other.
    struct Lane {
        std::deque<std::shared_ptr<const AlertRecord>> waiting;
        std::unique_ptr<QProcess> process;
        bool timedOut = false;
        QByteArray complaint; ///< the start of its standard error
    };

    void startNext(const std::string &rule);
    void readComplaint(Lane &lane);
    void end(const std::string &rule, const QString &problem);
    void startProcess(const std::string &rule, Lane &lane, const AlertRecord &episode);

    AlertCommand *self = nullptr;
    std::chrono::milliseconds timeLimit;
    std::map<std::string, Lane> lanes; ///< by rule; an idle lane is removed
};

void AlertCommand::Private::startNext(const std::string &rule)
{
    const auto found = lanes.find(rule);
    if (found == lanes.end() || found->second.process)
        return;
    Lane &lane = found->second;
    if (lane.waiting.empty()) {
        lanes.erase(found);
        return;
    }
    const std::shared_ptr<const AlertRecord> episode = std::move(lane.waiting.front());
    lane.waiting.pop_front();
    startProcess(rule, lane, *episode);
}

void AlertCommand::Private::startProcess(
    const std::string &rule, Lane &lane, const AlertRecord &episode)
{
    QStringList arguments;
    for (std::size_t at = 1; at < episode.rule.command.size(); ++at)
        arguments << QString::fromStdString(episode.rule.command[at]);
    lane.timedOut = false;
    lane.complaint.clear();
    lane.process = std::make_unique<QProcess>();
    QProcess *process = lane.process.get();
    process->setProgram(QString::fromStdString(episode.rule.command.front()));
    process->setArguments(arguments);
    process->setStandardOutputFile(QProcess::nullDevice());
    // The pipe is emptied as it fills, or a talkative program would wait for ever.
    connect(
        process, &QProcess::readyReadStandardError, self, [this, &lane] { readComplaint(lane); });
    connect(process, &QProcess::errorOccurred, self,
        [this, rule, process](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(rule, tr("it could not be started: %1").arg(process->errorString()));
        });
    connect(process, &QProcess::finished, self,
        [this, rule, process, &lane](int code, QProcess::ExitStatus status) {
            readComplaint(lane);
            const QString said = firstLine(lane.complaint);
            QString problem;
            if (lane.timedOut)
                problem = tr("it ran longer than %n second(s) and was ended", nullptr,
                    static_cast<int>(timeLimit.count() / 1000));
            else if (status == QProcess::CrashExit)
                problem = tr("it crashed");
            else if (code != 0)
                problem = tr("it ended with exit code %1").arg(code);
            if (!problem.isEmpty() && !said.isEmpty())
                problem = tr("%1 (%2)", "problem, what the program said").arg(problem, said);
            end(rule, problem);
        });
    auto *limit = new QTimer(process);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, process, [process, &lane] {
        lane.timedOut = true;
        process->terminate();
        QTimer::singleShot(kEndMs, process, &QProcess::kill);
    });
    limit->start(timeLimit);
    process->start();
    process->write(QJsonDocument(recordToJson(episode)).toJson(QJsonDocument::Compact) + '\n');
    process->closeWriteChannel();
}

void AlertCommand::Private::readComplaint(Lane &lane)
{
    const QByteArray output = lane.process->readAllStandardError();
    if (lane.complaint.size() < kLongestComplaint)
        lane.complaint += output.first(std::min(output.size(), kLongestComplaint));
}

void AlertCommand::Private::end(const std::string &rule, const QString &problem)
{
    Lane &lane = lanes.at(rule);
    const QString program = lane.process->program();
    // Its own signal is on the stack; its time limit must not reach a lane that is gone.
    QProcess *process = lane.process.release();
    qDeleteAll(process->findChildren<QTimer *>());
    process->disconnect();
    process->deleteLater();
    if (!problem.isEmpty()) {
        Q_EMIT self->failed(tr("The command of the rule '%1' failed: %2: %3")
                                .arg(QString::fromStdString(rule), program, problem));
    }
    Q_EMIT self->finished(QString::fromStdString(rule));
    startNext(rule);
}

AlertCommand::AlertCommand(std::chrono::milliseconds timeLimit, QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>())
{
    m_private->self = this;
    m_private->timeLimit = timeLimit;
}

AlertCommand::~AlertCommand()
{
    for (auto &[rule, lane] : m_private->lanes) {
        if (!lane.process)
            continue;
        lane.process->disconnect();
        lane.process->kill();
        lane.process->waitForFinished(kEndMs);
    }
}

void AlertCommand::run(const AlertRecordPtr &episode)
{
    if (episode->rule.command.empty())
        return;
    const std::string &rule = episode->rule.name;
    Private::Lane &lane = m_private->lanes[rule];
    lane.waiting.push_back(episode);
    if (lane.waiting.size() > kWaiting) {
        lane.waiting.pop_front();
        Q_EMIT failed(tr("The command of the rule '%1' is too slow: one run of it was left out.")
                          .arg(QString::fromStdString(rule)));
    }
    m_private->startNext(rule);
}

} // namespace hitwatch
