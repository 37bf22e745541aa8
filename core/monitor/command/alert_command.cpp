// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/command/alert_command.h"

#include "monitor/command/command_run.h"
#include "monitor/history/alert_record_json.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <algorithm>
#include <csignal>
#include <deque>
#include <map>
#include <utility>

namespace hitwatch {

namespace {

using namespace std::chrono_literals;

/// In the destructor: for what was sent SIGTERM, and SIGKILL.
constexpr auto kPoliteEnd = 300ms;
constexpr auto kKilledEnd = 200ms;
constexpr auto kTurn = 10ms;

QStringList commandOf(const AlertRecord &episode)
{
    QStringList words;
    for (const std::string &word : episode.rule.command)
        words << QString::fromStdString(word);
    return words;
}

} // namespace

struct AlertCommand::Private {
    /// The commands of one rule, one after the other.
    struct Lane {
        std::deque<AlertRecordPtr> waiting;
        std::unique_ptr<CommandRun> running;
    };

    static bool waitFor(Lane &lane, const QDeadlineTimer &deadline);
    void finish(const QDeadlineTimer &deadline);
    void signalAll(int number);
    void waitForAll(const QDeadlineTimer &deadline);
    void startNext(const std::string &rule);
    QByteArray takeNext(Lane &lane) const;
    void end(const std::string &rule, const QString &problem);
    void makeRoom(Lane &lane, const std::string &rule);

    AlertCommand *self = nullptr;
    std::chrono::milliseconds timeLimit {};
    std::chrono::milliseconds patience { 500 };
    std::map<std::string, Lane> lanes; ///< by rule; an idle lane is removed
};

void AlertCommand::Private::startNext(const std::string &rule)
{
    const auto found = lanes.find(rule);
    if (found == lanes.end() || found->second.running)
        return;
    Lane &lane = found->second;
    if (lane.waiting.empty()) {
        lanes.erase(found);
        if (lanes.empty())
            Q_EMIT self->idled();
        return;
    }
    const QByteArray input = takeNext(lane);
    // Queued, since a program that cannot be started ends before start() is back.
    connect(
        lane.running.get(), &CommandRun::ended, self,
        [this, rule](const QString &problem) { end(rule, problem); }, Qt::QueuedConnection);
    lane.running->start(input);
}

/// Makes the run of the oldest that waits. @returns its input.
QByteArray AlertCommand::Private::takeNext(Lane &lane) const
{
    const AlertRecordPtr episode = std::move(lane.waiting.front());
    lane.waiting.pop_front();
    lane.running = std::make_unique<CommandRun>(commandOf(*episode), timeLimit);
    return QJsonDocument(recordToJson(*episode)).toJson(QJsonDocument::Compact) + '\n';
}

bool AlertCommand::Private::waitFor(Lane &lane, const QDeadlineTimer &deadline)
{
    const std::chrono::milliseconds left(deadline.remainingTime());
    if (lane.running && !lane.running->waitForEnd(left))
        return false;
    lane.running.reset();
    return true;
}

/// Without the event loop; a rule whose command hangs does not hold up the others.
void AlertCommand::Private::finish(const QDeadlineTimer &deadline)
{
    const auto isBusy = [](const auto &lane) { return lane.second.running != nullptr; };
    while (std::ranges::any_of(lanes, isBusy) && !deadline.hasExpired()) {
        for (auto &[rule, lane] : lanes) {
            if (!waitFor(lane, QDeadlineTimer(kTurn)) || lane.waiting.empty())
                continue;
            const QByteArray input = takeNext(lane);
            lane.running->start(input);
        }
    }
}

void AlertCommand::Private::signalAll(int number)
{
    for (auto &[rule, lane] : lanes) {
        if (lane.running)
            lane.running->signalGroup(number);
    }
}

void AlertCommand::Private::waitForAll(const QDeadlineTimer &deadline)
{
    for (auto &[rule, lane] : lanes)
        waitFor(lane, deadline);
}

void AlertCommand::Private::end(const std::string &rule, const QString &problem)
{
    const std::unique_ptr<CommandRun> over = std::move(lanes.at(rule).running);
    const QString name = QString::fromStdString(rule);
    if (!problem.isEmpty()) {
        Q_EMIT self->failed(tr("The command of the rule '%1' failed: %2: %3")
                                .arg(shownOnOneLine(name), shownOnOneLine(over->program()),
                                    shownOnOneLine(problem)));
    }
    Q_EMIT self->finished(name);
    startNext(rule);
}

/// States of one rule alternate, so among so many there is an episode from beginning to end.
void AlertCommand::Private::makeRoom(Lane &lane, const std::string &rule)
{
    if (lane.waiting.size() <= kWaiting)
        return;
    const auto sameEpisode = [](const AlertRecordPtr &left, const AlertRecordPtr &right) {
        return left->id == right->id;
    };
    const auto whole = std::ranges::adjacent_find(lane.waiting, sameEpisode);
    if (whole != lane.waiting.end())
        lane.waiting.erase(whole, whole + 2);
    else
        lane.waiting.pop_front();
    Q_EMIT self->failed(tr("The command of the rule '%1' is too slow: one episode was left out.")
                            .arg(shownOnOneLine(QString::fromStdString(rule))));
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
    m_private->finish(QDeadlineTimer(m_private->patience));
    m_private->signalAll(SIGTERM);
    m_private->waitForAll(QDeadlineTimer(kPoliteEnd));
    m_private->signalAll(SIGKILL);
    m_private->waitForAll(QDeadlineTimer(kKilledEnd));
    for (auto &[rule, lane] : m_private->lanes) {
        // The kernel does not let go of it. Whoever deletes it waits.
        static_cast<void>(lane.running.release());
    }
}

void AlertCommand::setPatience(std::chrono::milliseconds patience)
{
    m_private->patience = patience;
}

void AlertCommand::run(const AlertRecordPtr &episode)
{
    const bool isUpdate = episode->isFiring() && !episode->isNew();
    if (episode->rule.command.empty() || isUpdate)
        return;
    const std::string &rule = episode->rule.name;
    Private::Lane &lane = m_private->lanes[rule];
    lane.waiting.push_back(episode);
    m_private->startNext(rule);
    m_private->makeRoom(lane, rule);
}

bool AlertCommand::isIdle() const
{
    return m_private->lanes.empty();
}

} // namespace hitwatch

#include "moc_alert_command.cpp"
