// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTreeView>

#include "monitor/history/alert_record_json.h"
#include "ui/alerts/alert_situations.h"
#include "ui/alerts/alerts_panel.h"
#include "ui/alerts/episodes_model.h"
#include "ui/alerts/evidence_table.h"
#include "ui/alerts/requests_table.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

class TestUiAlertsHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileNamesAreShownAsTheyAre_data();
    void hostileNamesAreShownAsTheyAre();
    void formulasAreNeutralised();
};

/// An episode in which every name is @p text.
AlertRecord hostile(const std::string &text)
{
    AlertRecord record = firing(episode(1));
    record.rule.name = text.substr(0, 1000);
    record.rule.scope = { text.substr(0, 1000), text.substr(0, 1000) };
    record.source = text;
    auto evidence = std::make_shared<AlertEvidence>(*record.evidence);
    evidence->sections.front().host = text;
    evidence->sections.front().section = text;
    evidence->sections.front().methods = { { text, 3 } };
    evidence->hosts.front().host = text;
    evidence->clients.front().client = text;
    RequestRecord &request = evidence->newest.front();
    request.client = text;
    request.server = text;
    request.host = text;
    request.section = text;
    request.method = text;
    request.target = text;
    record.evidence = evidence;
    return record;
}

/// All that a person may be shown of it: cells and tool tips of every table.
struct Texts {
    QStringList cells;
    QStringList toolTips;
};

Texts textsOf(const AlertsPanel &panel)
{
    Texts texts;
    const auto read = [&](const QAbstractItemModel &model, int rows) {
        for (int row = 0; row < std::min(rows, model.rowCount()); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                for (const int role : { int { Qt::DisplayRole }, int { ExportRole } })
                    texts.cells.append(index.data(role).toString());
                texts.toolTips.append(index.data(Qt::ToolTipRole).toString());
            }
        }
    };
    for (const QTreeView *view : panel.findChildren<QTreeView *>())
        read(*view->model(), 1);
    for (const QWidget *widget : panel.findChildren<QWidget *>()) {
        texts.cells.append(widget->accessibleName());
        texts.toolTips.append(widget->toolTip());
    }
    return texts;
}

bool isHarmless(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar one) {
        const auto category = one.category();
        return one != QLatin1Char('\n')
            && (category == QChar::Other_Control || category == QChar::Other_Format);
    });
}

void TestUiAlertsHostile::hostileNamesAreShownAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown"); ///< a part of it
    QTest::newRow("markup") << QByteArray("<b>bold</b><img src=x onerror=y>&amp;")
                            << QStringLiteral("<b>bold</b>");
    QTest::newRow("control characters")
        << QByteArray("a\x1b[31mred\x07\nnew\rline\0zero", 22) << QStringLiteral("\\x1b[31mred");
    QTest::newRow("right-to-left override")
        << QByteArray("safe\xe2\x80\xaegpj.exe") << QStringLiteral("safe\\u{202E}gpj");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\xc3") << QStringLiteral("\\xff\\xfe");
    QTest::newRow("ten kilobytes") << QByteArray(10'240, 'x') << QString(60, QLatin1Char('x'));
    QTest::newRow("ten kilobytes of marks")
        << QByteArray("\xe2\x80\xae").repeated(3413) << QStringLiteral("\\u{202E}\\u{202E}");
}

void TestUiAlertsHostile::hostileNamesAreShownAsTheyAre()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, shown);
    const AlertRecord record = hostile(text.toStdString());
    AlertsPanel panel;
    panel.resize(1240, 180);
    panel.addEpisode(share(record));
    panel.setRules({ record.rule });
    panel.show();
    QVERIFY(!panel.grab().isNull());

    const Texts texts = textsOf(panel);
    int found = 0;
    for (const QString &cell : texts.cells) {
        QVERIFY2(isHarmless(cell), qPrintable(cell.left(200)));
        QVERIFY2(cell.size() <= 2200, qPrintable(QString::number(cell.size())));
        found += cell.contains(shown) ? 1 : 0;
    }
    // Rule and source; section, host and client; client, host, method and target: shown, exported.
    QVERIFY2(found >= 16, qPrintable(QString::number(found)));
    for (const QString &toolTip : texts.toolTips) {
        QVERIFY2(isHarmless(toolTip), qPrintable(toolTip.left(200)));
        QVERIFY2(!toolTip.contains(QStringLiteral("<b>bold")), qPrintable(toolTip));
        QVERIFY2(!toolTip.contains(QStringLiteral("<img")), qPrintable(toolTip));
    }

    const QString csv = panel.toCsv();
    QVERIFY(csv.contains(shown));
    QCOMPARE(csv.count(QLatin1Char('\n')), 2);
    QVERIFY(isHarmless(QString(csv).remove(QLatin1Char('\r'))));
    QVERIFY(csv.size() < 16'000);

    const QByteArray json = panel.toJson();
    QVERIFY(isHarmless(QString::fromUtf8(json)));
    const auto read = recordFromJson(QJsonDocument::fromJson(json).array().at(0).toObject());
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
    QCOMPARE(QString::fromStdString(read.value().evidence->newest.front().host),
        QString::fromUtf8(text));
    QCOMPARE(
        QString::fromStdString(read.value().evidence->hosts.front().host), QString::fromUtf8(text));
    QCOMPARE(QString::fromStdString(read.value().rule.name), QString::fromUtf8(text.left(1000)));
}

void TestUiAlertsHostile::formulasAreNeutralised()
{
    for (const char *formula : { "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)" }) {
        AlertsPanel panel;
        panel.addEpisode(share(hostile(formula)));
        const QString csv = panel.toCsv();
        QVERIFY(csv.contains(QLatin1Char('\'') + QLatin1String(formula)));
        QVERIFY(!csv.contains(QLatin1Char(',') + QLatin1String(formula)));
    }
}

} // namespace

HITWATCH_UI_TEST_MAIN(TestUiAlertsHostile)
#include "test_ui_alerts_hostile.moc"
