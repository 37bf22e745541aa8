// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "monitor/history/alert_record_json.h"
#include "monitor/history/json_reader.h"
#include "unit/history/episodes.h"

#include <functional>
#include <limits>

using namespace hitwatch;

namespace {

using Damage = std::function<void(QJsonObject &)>;

/// Through text, as it lies in a file.
Result<AlertRecord> throughText(const AlertRecord &record)
{
    const QByteArray text = QJsonDocument(recordToJson(record)).toJson(QJsonDocument::Compact);
    return recordFromJson(QJsonDocument::fromJson(text).object());
}

/// An object with something in all of its members.
QJsonObject richObject()
{
    AlertRecord record = randomEpisode(1);
    auto evidence = std::make_shared<AlertEvidence>(*record.evidence);
    evidence->hosts = { HostRow { "a.example", true, false, 3, 2, 1, { { 200, 2 } }, {} } };
    evidence->sections = { SectionRow {
        "a.example", "/", true, false, 3, 2, 1, { { "GET", 3 } }, { { 200, 2 } }, {} } };
    evidence->clients = { ClientRow { "192.0.2.1", false, 3, 1 } };
    record.evidence = evidence;
    return recordToJson(record);
}

void damageEvidence(QJsonObject &object, const Damage &damage)
{
    QJsonObject evidence = object.value(QStringLiteral("evidence")).toObject();
    damage(evidence);
    object.insert(QStringLiteral("evidence"), evidence);
}

/// Damages the first element of an array of the evidence.
void damageRow(QJsonObject &object, const QString &table, const Damage &damage)
{
    damageEvidence(object, [&](QJsonObject &evidence) {
        QJsonArray rows = evidence.value(table).toArray();
        QJsonObject row = rows.at(0).toObject();
        damage(row);
        rows.replace(0, row);
        evidence.insert(table, rows);
    });
}

class TestHistoryRecordJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void keepsEveryCount_data();
    void keepsEveryCount();
    void readsTimes_data();
    void readsTimes();
    void keepsTheExtremesOfTime();
    void leavesOutEvidenceThatIsNotLoaded();
    void makesHostileBytesValid();
    void cutsWhatIsTooMuch();
    void refusesWrongValues_data();
    void refusesWrongValues();
    void refusesAnyMemberOfAWrongType();
    void survivesTruncatedText();
};

void TestHistoryRecordJson::comesBackAsItWas()
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        AlertRecord record = randomEpisode(seed, seed % 5);
        if (seed % 3 == 0)
            record = whileFiring(std::move(record));
        const Result<AlertRecord> read = throughText(record);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QVERIFY2(isSame(read.value(), record), std::to_string(seed).c_str());
    }
}

void TestHistoryRecordJson::keepsEveryCount_data()
{
    QTest::addColumn<quint64>("count");
    QTest::newRow("none") << quint64 { 0 };
    QTest::newRow("beyond the exact doubles") << (quint64 { 1 } << 53) + 1;
    QTest::newRow("largest signed") << quint64 { std::numeric_limits<qint64>::max() };
    QTest::newRow("one more") << quint64 { std::numeric_limits<qint64>::max() } + 1;
    QTest::newRow("largest") << std::numeric_limits<quint64>::max();
}

void TestHistoryRecordJson::keepsEveryCount()
{
    QFETCH(quint64, count);
    AlertRecord record = randomEpisode(7, 1);
    auto evidence = std::make_shared<AlertEvidence>(*record.evidence);
    evidence->requests = count;
    evidence->statuses = { { 200, count } };
    evidence->newest.front().serial = count;
    record.evidence = evidence;
    const Result<AlertRecord> read = throughText(record);
    QVERIFY(read.ok());
    QVERIFY(isSame(read.value(), record));
}

void TestHistoryRecordJson::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTime");
    QTest::addColumn<qint64>("time");
    const auto row = [](const char *text, bool isTime, qint64 time = 0) {
        QTest::newRow(text) << QString::fromLatin1(text) << isTime << time;
    };
    row("1970-01-01T00:00:00.000000000Z", true, 0);
    row("1970-01-01T00:00:00Z", true, 0);
    row("2026-11-23T13:28:55.000000001Z", true, 1'795'440'535'000'000'001);
    row("2026-11-23T13:28:55.5Z", true, 1'795'440'535'500'000'000);
    row("1969-12-31T23:59:59.999999999Z", true, -1);
    row("2024-02-29T00:00:00Z", true, 1'709'164'800'000'000'000);
    row("2023-02-29T00:00:00Z", false);
    row("2026-13-01T00:00:00Z", false);
    row("2026-00-01T00:00:00Z", false);
    row("2026-11-31T00:00:00Z", false);
    row("2026-11-23T24:00:00Z", false);
    row("2026-11-23T00:60:00Z", false);
    row("2026-11-23T00:00:60Z", false);
    row("2026-11-23T00:00:00", false);
    row("2026-11-23T00:00:00+01:00", false);
    row("2026-11-23 00:00:00Z", false);
    row("2026-11-23T00:00:00.Z", false);
    row("2026-11-23T00:00:00.1234567890Z", false);
    row("2026-11-23T00:00:00.12x4Z", false);
    row("-026-11-23T00:00:00Z", false);
    row("+026-11-23T00:00:00Z", false);
    row("9999-11-23T00:00:00Z", false);
    row("0000-01-01T00:00:00Z", false);
    row("Z", false);
    row("", false);
}

void TestHistoryRecordJson::readsTimes()
{
    QFETCH(QString, text);
    QFETCH(bool, isTime);
    QFETCH(qint64, time);
    const std::optional<TimeNs> read = timeFromRfc3339(text);
    QCOMPARE(read.has_value(), isTime);
    if (isTime)
        QCOMPARE(qint64 { *read }, time);
}

void TestHistoryRecordJson::keepsTheExtremesOfTime()
{
    for (const TimeNs time : { std::numeric_limits<TimeNs>::min() + kSecond, TimeNs { -kSecond },
             TimeNs { 1 }, std::numeric_limits<TimeNs>::max() })
        QCOMPARE(timeFromRfc3339(jsonTime(time).toString()), std::optional(time));
    QVERIFY(!timeFromRfc3339(QStringLiteral("2262-04-11T23:47:16.854775808Z")));
    QVERIFY(!timeFromRfc3339(QStringLiteral("1677-09-21T00:12:43.145224191Z")));
}

void TestHistoryRecordJson::leavesOutEvidenceThatIsNotLoaded()
{
    AlertRecord record = randomEpisode(3);
    record.evidence = nullptr;
    QVERIFY(!recordToJson(record).contains(QStringLiteral("evidence")));
    const Result<AlertRecord> read = throughText(record);
    QVERIFY(read.ok());
    QVERIFY(!read.value().evidence);
}

void TestHistoryRecordJson::makesHostileBytesValid()
{
    AlertRecord record = randomEpisode(4, 1);
    auto evidence = std::make_shared<AlertEvidence>(*record.evidence);
    std::string hostile("\xff<b>\xe2\x80\xae\0\x1b[31m\xc3", 14);
    evidence->newest.front().host = hostile;
    evidence->newest.front().target = std::string(10'240, '\xfe');
    record.rule.name = "bad \xff name";
    record.source = "\x80.pcap";
    record.evidence = evidence;

    const QByteArray text = QJsonDocument(recordToJson(record)).toJson(QJsonDocument::Compact);
    QVERIFY(QString::fromUtf8(text).toUtf8() == text);
    const Result<AlertRecord> read = recordFromJson(QJsonDocument::fromJson(text).object());
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
    const std::string replaced = "\xef\xbf\xbd";
    const RequestRecord &request = read.value().evidence->newest.front();
    QCOMPARE(
        request.host, replaced + "<b>\xe2\x80\xae" + std::string(1, '\0') + "\x1b[31m" + replaced);
    QCOMPARE(QString::fromStdString(request.target),
        QString(10'240, QChar(QChar::ReplacementCharacter)));
    QCOMPARE(read.value().rule.name, "bad " + replaced + " name");
    QCOMPARE(read.value().source, replaced + ".pcap");
}

void TestHistoryRecordJson::cutsWhatIsTooMuch()
{
    AlertRecord record = randomEpisode(5, 0);
    auto evidence = std::make_shared<AlertEvidence>(*record.evidence);
    HostRow host;
    host.host = "a.example";
    evidence->hosts.assign(50, host);
    evidence->newest.assign(500, RequestRecord {});
    evidence->statuses.clear();
    for (std::uint16_t code = 0; code < 2000; ++code)
        evidence->statuses.emplace_back(code, 1);
    record.source.clear();
    for (int i = 0; i < 20'000; ++i)
        record.source += i == 0 ? "x" : "\xf0\x9f\x90\x9f";
    record.rule.name = std::string(5000, 'n');
    record.rule.scope.host = std::string(5000, 'h');
    record.rule.scope.section = std::string(5000, 's');
    record.evidence = evidence;
    const Result<AlertRecord> read = throughText(record);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
    QCOMPARE(read.value().evidence->hosts.size(), AlertEvidence::kRows);
    QCOMPARE(read.value().evidence->newest.size(), AlertEvidence::kRequests);
    QCOMPARE(read.value().evidence->statuses.size(), std::size_t { 1000 });
    QCOMPARE(QString::fromStdString(read.value().source).size(), kLongestJsonText - 1);
    QCOMPARE(read.value().rule.name, std::string(1024, 'n'));
    QCOMPARE(read.value().rule.scope.host, std::string(1024, 'h'));
    QCOMPARE(read.value().rule.scope.section, std::string(1024, 's'));
}

void TestHistoryRecordJson::refusesWrongValues_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char *name, Damage damage) { QTest::newRow(name) << damage; };
    const auto put = [&](const char *name, const char *member, const QJsonValue &value) {
        row(name, [member, value](QJsonObject &o) { o.insert(QLatin1String(member), value); });
    };
    put("another schema", "schema", 2);
    put("short id", "id", QStringLiteral("abc"));
    put("id of other letters", "id", QString(32, QLatin1Char('z')));
    put("id with a quote", "id", QStringLiteral("0000000000000000000000000000000'"));
    put("unknown state", "state", QStringLiteral("pending"));
    put("unknown end", "end", QStringLiteral("bored"));
    put("negative value", "value", -1);
    put("huge peak", "peak", 1e300);
    put("infinite peak", "peak", QJsonValue(std::numeric_limits<double>::infinity()));
    put("no time", "raisedAt", QStringLiteral("yesterday"));
    put("long source", "source", QString(20'000, QLatin1Char('x')));
    put("no rule", "rule", QJsonObject {});
    put("null evidence", "evidence", QJsonValue());
    row("firing without a state", [](QJsonObject &o) { o.remove(QStringLiteral("state")); });
    row("cleared at no time", [](QJsonObject &o) { o.remove(QStringLiteral("clearedAt")); });
    row("many hosts", [](QJsonObject &o) {
        damageEvidence(o, [](QJsonObject &evidence) {
            QJsonArray rows = evidence.value(QStringLiteral("hosts")).toArray();
            while (rows.size() <= qsizetype { AlertEvidence::kRows })
                rows.append(rows.at(0));
            evidence.insert(QStringLiteral("hosts"), rows);
        });
    });
    row("many requests", [](QJsonObject &o) {
        damageEvidence(o, [](QJsonObject &evidence) {
            QJsonArray rows = evidence.value(QStringLiteral("newest")).toArray();
            while (rows.size() <= qsizetype { AlertEvidence::kRequests })
                rows.append(rows.at(0));
            evidence.insert(QStringLiteral("newest"), rows);
        });
    });
    row("many methods", [](QJsonObject &o) {
        damageRow(o, QStringLiteral("sections"), [](QJsonObject &section) {
            QJsonObject methods;
            for (int i = 0; i < 2000; ++i)
                methods.insert(QString::number(i), 1);
            section.insert(QStringLiteral("methods"), methods);
        });
    });
    row("row that is a number", [](QJsonObject &o) {
        damageEvidence(o, [](QJsonObject &evidence) {
            evidence.insert(QStringLiteral("clients"), QJsonArray { 1 });
        });
    });
    row("status that is no code", [](QJsonObject &o) {
        damageEvidence(o, [](QJsonObject &evidence) {
            evidence.insert(
                QStringLiteral("statuses"), QJsonObject { { QStringLiteral("2xx"), 1 } });
        });
    });
    const auto putInRequest = [&](const char *name, const char *member, const QJsonValue &value) {
        row(name, [member, value](QJsonObject &o) {
            damageRow(o, QStringLiteral("newest"),
                [&](QJsonObject &request) { request.insert(QLatin1String(member), value); });
        });
    };
    putInRequest("port beyond", "clientPort", 65'536);
    putInRequest("negative bytes", "bytes", -1);
    putInRequest("half a byte", "bytes", 0.5);
    putInRequest("count of letters", "bytes", QStringLiteral("many"));
    putInRequest("count beyond", "bytes", QStringLiteral("18446744073709551616"));
    putInRequest("latency beyond", "ttfbNs", QStringLiteral("18446744073709551615"));
    putInRequest("status beyond", "status", 65'536);
}

void TestHistoryRecordJson::refusesWrongValues()
{
    QFETCH(Damage, damage);
    QJsonObject object = richObject();
    QVERIFY(recordFromJson(object).ok());
    damage(object);
    const Result<AlertRecord> read = recordFromJson(object);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QVERIFY(!read.error().message.empty());
}

/// Puts values of every type in the place of every member, at every depth. Only what is optional
/// may be absent or of the same type as before.
int damageEverywhere(const QJsonValue &value, const std::function<void(const QJsonValue &)> &look)
{
    static const std::vector<QJsonValue> kOthers { QJsonValue(), QJsonValue(true), QJsonValue(-3),
        QJsonValue(0.25), QJsonValue(QStringLiteral("text")), QJsonArray { 1 },
        QJsonObject { { QStringLiteral("x"), 1 } } };
    int made = 0;
    for (const QJsonValue &other : kOthers) {
        look(other);
        ++made;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            made += damageEverywhere(at.value(), [&](const QJsonValue &damaged) {
                QJsonObject changed = object;
                changed.insert(at.key(), damaged);
                look(changed);
            });
            QJsonObject without = object;
            without.remove(at.key());
            look(without);
            ++made;
        }
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonArray array = value.toArray();
        made += damageEverywhere(array.at(0), [&](const QJsonValue &damaged) {
            QJsonArray changed = array;
            changed.replace(0, damaged);
            look(changed);
        });
    }
    return made;
}

void TestHistoryRecordJson::refusesAnyMemberOfAWrongType()
{
    int refused = 0;
    int accepted = 0;
    const int made = damageEverywhere(richObject(), [&](const QJsonValue &damaged) {
        const Result<AlertRecord> read = recordFromJson(damaged.toObject());
        if (!read.ok()) {
            ++refused;
            return;
        }
        // What was accepted is sound: it can be written and read again.
        ++accepted;
        const Result<AlertRecord> again = throughText(read.value());
        QVERIFY(again.ok());
        QVERIFY(isSame(again.value(), read.value()));
    });
    QCOMPARE(refused + accepted, made);
    QVERIFY2(refused > 4 * accepted, qPrintable(QString::number(accepted)));
}

void TestHistoryRecordJson::survivesTruncatedText()
{
    const QByteArray text = QJsonDocument(recordToJson(randomEpisode(9, 2))).toJson();
    for (qsizetype length = 0; length < text.size() - 2; length += 7)
        QVERIFY(!recordFromJson(QJsonDocument::fromJson(text.left(length)).object()).ok());
}

} // namespace

QTEST_GUILESS_MAIN(TestHistoryRecordJson)
#include "test_history_record_json.moc"
