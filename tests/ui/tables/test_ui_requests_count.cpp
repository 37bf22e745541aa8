// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QTest>

#include "ui/models/table_data.h"
#include "ui/tables/table_panel.h"

#include <algorithm>

using namespace hitwatch;

/// The list keeps the newest requests, and says so once there were more.
class TestRequestsCount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysOfHowManyTheNewestAreListed();
};

void TestRequestsCount::saysOfHowManyTheNewestAreListed()
{
    TablePanel panel(TableKind::Requests);
    const auto says = [&panel](const QString &text) {
        const auto labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&text](const QLabel *label) { return label->text() == text; });
    };
    const auto view = tables::ordinaryView();
    const auto kept = view->requests.size();
    panel.setView(view);
    QVERIFY(says(QStringLiteral("%1 of %1").arg(kept)));

    const auto later = std::make_shared<MonitorView>(*view);
    later->requestsForgotten = 900 - kept;
    panel.setView(later);
    QVERIFY(says(QStringLiteral("newest %1 of 900").arg(kept)));

    const auto narrowed = std::make_shared<MonitorView>(*later);
    narrowed->query.requestWords = "x";
    panel.setView(narrowed);
    QVERIFY(says(QStringLiteral("newest %1").arg(kept)));
}

QTEST_MAIN(TestRequestsCount)
#include "test_ui_requests_count.moc"
