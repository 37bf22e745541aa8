// SPDX-License-Identifier: GPL-3.0-or-later
// Writes episodes as fast as it can until it is killed: each is raised, changes, and is over.
// Prints "over ID" when the last state was handed to the history, "kept ID" when that is on the
// disk. Arguments: the file, the number of the first episode.
#include <QCoreApplication>
#include <QTimer>

#include "monitor/history/alert_history.h"
#include "unit/history/episodes.h"

#include <cstdio>
#include <set>

using namespace hitwatch;

namespace {

constexpr std::size_t kInFlight = 4;

class Writer : public QObject {
public:
    Writer(const QString &path, std::uint32_t first)
        : m_history(path, { 100'000, 90 })
        , m_number(first)
    {
        m_history.setWriteInterval(std::chrono::milliseconds(0));
        connect(&m_history, &AlertHistory::written, this, &Writer::confirm);
        connect(&m_history, &AlertHistory::problemFound, this, [](const QString &text) {
            std::printf("problem %s\n", qPrintable(text));
            std::fflush(stdout);
        });
        connect(&m_timer, &QTimer::timeout, this, &Writer::step);
        m_timer.start(0);
    }

private:
    void record(const AlertRecord &episode)
    {
        m_history.record(std::make_shared<const AlertRecord>(episode));
    }

    void step()
    {
        if (m_over.size() >= kInFlight)
            return;
        const AlertRecord over = randomEpisode(m_number, 5);
        AlertRecord firing = whileFiring(over);
        firing.now = firing.raisedAt;
        firing.peak = firing.value;
        record(firing);
        firing.now += kSecond;
        record(firing);
        record(over);
        m_over.insert(QString::fromStdString(over.id));
        std::printf("over %s\n", over.id.c_str());
        std::fflush(stdout);
        ++m_number;
    }

    /// A write may have held an earlier state; the next one holds the last.
    void confirm(const QStringList &ids)
    {
        for (const QString &id : ids) {
            if (m_over.contains(id) && !m_asked.contains(id)) {
                m_asked.insert(id);
                m_history.readEvidence(id);
            }
        }
    }

public:
    void listen()
    {
        connect(&m_history, &AlertHistory::evidenceRead, this, [this](const AlertRecordPtr &read) {
            const QString id = QString::fromStdString(read->id);
            m_asked.erase(id);
            if (read->isFiring() || m_over.erase(id) == 0)
                return;
            std::printf("kept %s\n", read->id.c_str());
            std::fflush(stdout);
        });
    }

private:
    AlertHistory m_history;
    QTimer m_timer;
    std::uint32_t m_number;
    std::set<QString> m_over; ///< handed over, not known to be on the disk
    std::set<QString> m_asked;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    Writer writer(arguments.at(1), arguments.at(2).toUInt());
    writer.listen();
    return QCoreApplication::exec();
}
