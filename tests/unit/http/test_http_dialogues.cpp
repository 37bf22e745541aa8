// SPDX-License-Identifier: GPL-3.0-or-later
// Plays each text of tests/dialogues whole, then cut at every position and into every size.
#include "dialogue.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += "\n  " + line;
    return text;
}

std::string difference(const DialogueResult &got, const Dialogue &dialogue)
{
    if (got.lines != dialogue.expected)
        return "expected:" + joined(dialogue.expected) + "\ngot:" + joined(got.lines);
    for (const auto &[name, value] : dialogue.counters) {
        bool known = false;
        const std::uint64_t counted = counterByName(got.counters, name, known);
        if (!known || counted != value)
            return name + " is " + std::to_string(counted) + ", not " + std::to_string(value);
    }
    return {};
}

} // namespace

class HttpDialoguesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheEvents_data() { files(); }
    void givesTheEvents();
    void splitsAnywhere_data() { files(); }
    void splitsAnywhere();
    void splitsIntoAnySize_data() { files(); }
    void splitsIntoAnySize();

private:
    static void files();
    static Dialogue load();
};

void HttpDialoguesTest::files()
{
    QTest::addColumn<QString>("path");
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(HITWATCH_TEST_DATA "/dialogues")) {
        if (entry.path().extension() == ".txt")
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto &path : paths)
        QTest::newRow(path.stem().c_str()) << QString::fromStdString(path.string());
}

Dialogue HttpDialoguesTest::load()
{
    QFETCH(QString, path);
    std::ifstream file(path.toStdString(), std::ios::binary);
    return readDialogue(std::string { std::istreambuf_iterator<char>(file), {} });
}

void HttpDialoguesTest::givesTheEvents()
{
    const Dialogue dialogue = load();
    QVERIFY2(dialogue.error.empty(), dialogue.error.c_str());
    const std::string wrong = difference(play(dialogue, {}), dialogue);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void HttpDialoguesTest::splitsAnywhere()
{
    const Dialogue dialogue = load();
    if (!dialogue.splits)
        QSKIP("depends on where the pieces begin, as the file says");
    for (std::size_t step = 0; step < dialogue.steps.size(); ++step) {
        for (std::size_t at = 1; at < dialogue.steps[step].bytes.size(); ++at) {
            const std::string wrong = difference(play(dialogue, { 0, step, at }), dialogue);
            QVERIFY2(wrong.empty(),
                ("step " + std::to_string(step) + " cut at " + std::to_string(at) + ", " + wrong)
                    .c_str());
        }
    }
}

void HttpDialoguesTest::splitsIntoAnySize()
{
    const Dialogue dialogue = load();
    if (!dialogue.splits)
        QSKIP("depends on where the pieces begin, as the file says");
    std::size_t longest = 1;
    for (const DialogueStep &step : dialogue.steps)
        longest = std::max(longest, step.bytes.size());
    for (std::size_t size = 1; size <= longest; ++size) {
        const std::string wrong = difference(play(dialogue, { size, 0, 0 }), dialogue);
        QVERIFY2(wrong.empty(), ("pieces of " + std::to_string(size) + " bytes, " + wrong).c_str());
    }
}

QTEST_GUILESS_MAIN(HttpDialoguesTest)
#include "test_http_dialogues.moc"
