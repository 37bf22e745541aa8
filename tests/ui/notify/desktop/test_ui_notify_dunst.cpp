// SPDX-License-Identifier: GPL-3.0-or-later
// What a real notification daemon makes of it, by its own words (dunstctl).
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/desktop/desktop_program.h"
#include "ui/notify/example_episode.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>
#include <QTemporaryDir>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

namespace {

const char *const kConfig = R"([global]
    width = 380
    height = 200
    offset = 24x24
    origin = top-right
    font = DejaVu Sans 10
    markup = full
    format = "<b>%s</b>\n%b"
    icon_position = left
    max_icon_size = 48
    idle_threshold = 0
    history_length = 50
    frame_width = 1
)";

QString dunstctl(const QStringList &arguments)
{
    return outputOf(QStringLiteral("dunstctl"), arguments);
}

int displayed()
{
    return dunstctl({ QStringLiteral("count"), QStringLiteral("displayed") }).toInt();
}

/// What was closed, newest first: the members of dunst's JSON without its types.
std::vector<QJsonObject> history()
{
    std::vector<QJsonObject> entries;
    const QByteArray text = dunstctl({ QStringLiteral("history") }).toUtf8();
    const QJsonArray lists = QJsonDocument::fromJson(text)[QStringLiteral("data")].toArray();
    for (const QJsonValue list : lists) {
        const QJsonArray array = list.toArray();
        for (const QJsonValue entry : array)
            entries.push_back(entry.toObject());
    }
    return entries;
}

QString member(const QJsonObject &entry, const char *name)
{
    return entry[QLatin1String(name)].toObject()[QStringLiteral("data")].toVariant().toString();
}

QImage screen()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage();
}

} // namespace

class DunstTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void raisedReplacedRecovered();
    void clickShowsTheEpisode();
    void killedAndStartedAgain();
    void hostileText();

private:
    void startDunst();

    QTemporaryDir m_folder;
    DesktopProgram m_dunst;
};

void DunstTest::initTestCase()
{
    QFile config(m_folder.filePath(QStringLiteral("dunstrc")));
    QVERIFY(config.open(QIODevice::WriteOnly) && config.write(kConfig) > 0);
}

void DunstTest::startDunst()
{
    m_dunst.kill();
    QVERIFY(m_dunst.start(QStringLiteral("dunst"),
        { QStringLiteral("-conf"), m_folder.filePath(QStringLiteral("dunstrc")) }));
}

void DunstTest::cleanup()
{
    m_dunst.kill();
}

void DunstTest::raisedReplacedRecovered()
{
    startDunst();
    AlertNotifier notifier(nullptr);
    notifier.setUpdateInterval(0ms);
    const AlertRecord episode = raisedEpisode();
    notifier.show(shared(episode));
    WAIT_COMPARE(displayed(), 1);
    takePicture(QStringLiteral("dunst-raised"));
    // Alone on an empty screen: what is there changes when its words do.
    const QImage raised = screen();
    const auto raisedStands = [&raised] { return screen() == raised; };
    notifier.show(shared(later(episode, 9000, 9412)));
    notifier.show(shared(over(later(episode, 9000, 9412))));
    // It changes in place, and goes by itself: what stood until then never left the screen.
    WAIT_VERIFY(!raisedStands());
    QCOMPARE(displayed(), 1);
    takePicture(QStringLiteral("dunst-recovered"));
    WAIT_COMPARE(displayed(), 0);
    WAIT_COMPARE(history().size(), std::size_t { 1 });
    const auto entries = history();
    QCOMPARE(entries.size(), std::size_t { 1 });
    const QJsonObject &entry = entries.front();
    QCOMPARE(member(entry, "appname"), QStringLiteral("Hitwatch"));
    QCOMPARE(member(entry, "body"), QStringLiteral("After 3 min 20 s, peak 9,412"));
}

void DunstTest::clickShowsTheEpisode()
{
    startDunst();
    AlertNotifier notifier(nullptr);
    QSignalSpy asked(&notifier, &AlertNotifier::showRequested);
    notifier.show(shared(raisedEpisode("the one")));
    WAIT_COMPARE(displayed(), 1);
    dunstctl({ QStringLiteral("action") });
    WAIT_COMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("the one"));
    WAIT_COMPARE(displayed(), 0);
    const auto entries = history();
    QCOMPARE(entries.size(), std::size_t { 1 });
    QCOMPARE(member(entries.front(), "summary"), QStringLiteral("Alert: HTTP messages"));
    QCOMPARE(member(entries.front(), "body"),
        QStringLiteral("7,412 message(s) in 2 min (threshold 7,000)\nTop: a.example/api"));
    QCOMPARE(member(entries.front(), "timeout"), QStringLiteral("0"));
}

void DunstTest::killedAndStartedAgain()
{
    AlertNotifier notifier(nullptr);
    const AlertRecord episode = raisedEpisode();
    notifier.show(shared(episode)); // nobody there yet
    startDunst();
    WAIT_COMPARE(displayed(), 1);
    m_dunst.kill();
    notifier.show(shared(later(episode, 8000, 8000)));
    startDunst();
    WAIT_COMPARE(displayed(), 1);
    notifier.show(shared(over(later(episode, 8000, 8000))));
    const auto recovered = [] {
        dunstctl({ QStringLiteral("close-all") });
        const auto entries = history();
        return !entries.empty()
            && member(entries.front(), "summary").startsWith(QStringLiteral("Resolved"));
    };
    WAIT_VERIFY(recovered());
    QVERIFY(history().size() <= 2); // closed before or after it was replaced
}

void DunstTest::hostileText()
{
    startDunst();
    AlertNotifier notifier(nullptr);
    AlertRecord episode = raisedEpisode();
    episode.rule.name = hostileName();
    AlertEvidence evidence = *episode.evidence;
    evidence.sections.front().host = hostileName();
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    notifier.show(shared(episode));
    WAIT_COMPARE(displayed(), 1);
    takePicture(QStringLiteral("dunst-hostile"));
    dunstctl({ QStringLiteral("close-all") });
    WAIT_COMPARE(history().size(), std::size_t { 1 });
    const QString body = member(history().front(), "body");
    QVERIFY2(body.contains(QStringLiteral("&lt;b&gt;&amp;")), qPrintable(body));
    QVERIFY(!body.contains(QStringLiteral("<b>")));
}

HITWATCH_DESKTOP_TEST_MAIN(DunstTest)
#include "test_ui_notify_dunst.moc"
