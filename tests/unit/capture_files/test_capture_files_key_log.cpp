// SPDX-License-Identifier: GPL-3.0-or-later
// Key logs on disk, and the source that reads them beside a capture.
#include "capture/files/capture_file_source.h"
#include "capture/files/key_log_file.h"
#include "capture/files/key_log_source.h"
#include "unit/capture_files/reading.h"
#include "unit/capture_files/secret_lines.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

void append(const QString &path, const std::string &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
    file.write(QByteArray::fromStdString(text));
    file.close();
    QVERIFY(chmod(QFile::encodeName(path).constData(), 0600) == 0);
}

void readAll(KeyLogFile &file, TlsKeyLog &log)
{
    while (file.readMore(log)) { }
}

std::unique_ptr<KeyLogFile> opened(
    const QString &path, KeyLogFile::WhenMissing whenMissing = KeyLogFile::WhenMissing::Fail)
{
    auto file = KeyLogFile::open(path.toStdString(), whenMissing);
    return file ? std::move(file.value()) : nullptr;
}

QString joined(const std::vector<std::string> &lines)
{
    QStringList list;
    for (const std::string &line : lines)
        list += QString::fromStdString(line);
    return list.join(u'\n');
}

} // namespace

class TestCaptureFilesKeyLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("keys.log"));
    }
    void growsLineByLine();
    void isReplaced();
    void isCutOff();
    void isRemovedAndComesBack();
    void isWaitedFor();
    void longLines();
    void problems_data();
    void problems();
    void mayNotBeRead();
    void othersCanReadIt();
    void becomesSomethingElse();
    void sourceReadsItFirst();
    void sourceFollowsIt();
    void sourceTellsWhatIsOdd();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestCaptureFilesKeyLog::growsLineByLine()
{
    append(m_path, secretLine(1) + '\n' + secretLine(2).substr(0, 100));
    const auto file = opened(m_path);
    QVERIFY(file);
    TlsKeyLog log;
    readAll(*file, log);
    QVERIFY(hasSecret(log, 1) && !hasSecret(log, 2));
    append(m_path, secretLine(2).substr(100));
    readAll(*file, log);
    QVERIFY(hasSecret(log, 2)); // though there is no line end yet
    append(m_path, "\r\n" + secretLine(3) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 3));
    QCOMPARE(log.size(), 3U);
    QVERIFY(file->takeNotices().empty());
}

void TestCaptureFilesKeyLog::isReplaced()
{
    append(m_path, secretLine(1) + '\n');
    const auto file = opened(m_path);
    TlsKeyLog log;
    readAll(*file, log);
    // What was written to the old file last is not missed.
    append(m_path, secretLine(2) + '\n');
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    append(m_path, secretLine(3) + '\n');
    readAll(*file, log);
    for (const unsigned number : { 1U, 2U, 3U })
        QVERIFY(hasSecret(log, number));
    append(m_path, secretLine(4) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 4));
}

void TestCaptureFilesKeyLog::isCutOff()
{
    append(m_path, secretLine(1) + '\n' + secretLine(2) + '\n');
    const auto file = opened(m_path);
    TlsKeyLog log;
    readAll(*file, log);
    QVERIFY(QFile::resize(m_path, 0));
    append(m_path, secretLine(3) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 3));
    append(m_path, secretLine(4) + '\n' + secretLine(5) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 4) && hasSecret(log, 5));
}

void TestCaptureFilesKeyLog::isRemovedAndComesBack()
{
    append(m_path, secretLine(1) + '\n');
    const auto file = opened(m_path);
    TlsKeyLog log;
    readAll(*file, log);
    QVERIFY(QFile::remove(m_path));
    readAll(*file, log);
    append(m_path, secretLine(2) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 2));
    QVERIFY(file->takeNotices().empty());
}

void TestCaptureFilesKeyLog::isWaitedFor()
{
    const auto file = opened(m_path, KeyLogFile::WhenMissing::Wait);
    QVERIFY(file);
    QCOMPARE(joined(file->takeNotices()),
        QStringLiteral(
            "the TLS key log %1 does not exist yet: HTTPS is read once a program writes it")
            .arg(m_path));
    TlsKeyLog log;
    readAll(*file, log);
    append(m_path, secretLine(1) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 1));
    QVERIFY(file->takeNotices().empty());
}

void TestCaptureFilesKeyLog::longLines()
{
    // Lines that do not end with a piece that is read, and one that is longer than any.
    std::string text;
    for (unsigned number = 1; number < 256; ++number)
        text += "# " + std::string(number * 7, 'x') + '\n' + secretLine(number) + '\n';
    text += std::string(200'000, 'y') + '\n' + secretLine(0) + '\n';
    QVERIFY(text.size() > 400'000);
    append(m_path, text);
    const auto file = opened(m_path);
    TlsKeyLog log;
    readAll(*file, log);
    QCOMPARE(log.size(), 256U);
}

void TestCaptureFilesKeyLog::problems_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("waits");
    QTest::addColumn<QString>("problem");
    const QString missing = QStringLiteral(
        "the TLS key log %1 does not exist: check the name, or read without a key log");
    const QString folder = QStringLiteral("the TLS key log %1 is a folder: name a file in it");
    const QString pipe = QStringLiteral(
        "the TLS key log %1 is a pipe: let the secrets be written to a file, and name that");
    const QString device =
        QStringLiteral("the TLS key log %1 is not a regular file: let the secrets "
                       "be written to a file, and name that");
    QTest::newRow("missing") << QStringLiteral("%1/nothing") << false << missing;
    QTest::newRow("below a file") << QStringLiteral("%1/file/nothing") << false << missing;
    QTest::newRow("folder") << QStringLiteral("%1") << false << folder;
    QTest::newRow("pipe") << QStringLiteral("%1/pipe") << false << pipe;
    QTest::newRow("device") << QStringLiteral("/dev/null") << false << device;
    QTest::newRow("folder, live") << QStringLiteral("%1") << true << folder;
    QTest::newRow("pipe, live") << QStringLiteral("%1/pipe") << true << pipe;
}

void TestCaptureFilesKeyLog::problems()
{
    QFETCH(QString, name);
    QFETCH(const bool, waits);
    QFETCH(QString, problem);
    append(m_folder->filePath(QStringLiteral("file")), "text");
    QVERIFY(mkfifo(QFile::encodeName(m_folder->filePath(QStringLiteral("pipe"))).constData(), 0600)
        == 0);
    const QString path = name.replace(QStringLiteral("%1"), m_folder->path());
    const auto file = KeyLogFile::open(
        path.toStdString(), waits ? KeyLogFile::WhenMissing::Wait : KeyLogFile::WhenMissing::Fail);
    QVERIFY(!file.ok());
    QCOMPARE(
        QString::fromStdString(file.error().message), problem.replace(QStringLiteral("%1"), path));
}

void TestCaptureFilesKeyLog::mayNotBeRead()
{
    if (geteuid() == 0)
        QSKIP("root may read every file");
    append(m_path, secretLine(1));
    QVERIFY(chmod(QFile::encodeName(m_path).constData(), 0200) == 0);
    const auto file = KeyLogFile::open(m_path.toStdString(), KeyLogFile::WhenMissing::Wait);
    QVERIFY(!file.ok());
    QCOMPARE(file.error().code, ErrorCode::PermissionDenied);
}

void TestCaptureFilesKeyLog::othersCanReadIt()
{
    const QString warning = QStringLiteral("other users can read the TLS key log %1, and decrypt "
                                           "traffic with it: protect it with chmod 600")
                                .arg(m_path);
    for (const auto &[mode, told] : { std::pair { 0600, false }, std::pair { 0640, true },
             std::pair { 0604, true }, std::pair { 0622, false }, std::pair { 0400, false } }) {
        append(m_path, "\n");
        QVERIFY(chmod(QFile::encodeName(m_path).constData(), static_cast<mode_t>(mode)) == 0);
        const auto file = opened(m_path);
        QVERIFY(file);
        QCOMPARE(joined(file->takeNotices()), told ? warning : QString());
        QVERIFY(QFile::remove(m_path));
    }
    // Also when it comes later.
    const auto file = opened(m_path, KeyLogFile::WhenMissing::Wait);
    file->takeNotices();
    append(m_path, secretLine(1) + '\n');
    QVERIFY(chmod(QFile::encodeName(m_path).constData(), 0644) == 0);
    TlsKeyLog log;
    readAll(*file, log);
    QVERIFY(hasSecret(log, 1));
    QCOMPARE(joined(file->takeNotices()), warning);
}

void TestCaptureFilesKeyLog::becomesSomethingElse()
{
    append(m_path, secretLine(1) + '\n');
    const auto file = opened(m_path);
    TlsKeyLog log;
    readAll(*file, log);
    QVERIFY(QFile::remove(m_path));
    QVERIFY(mkfifo(QFile::encodeName(m_path).constData(), 0600) == 0);
    for (int round = 0; round < 3; ++round)
        readAll(*file, log); // does not wait for a writer
    QCOMPARE(joined(file->takeNotices()), // once
        QStringLiteral(
            "the TLS key log %1 is a pipe: let the secrets be written to a file, and name "
            "that")
            .arg(m_path));
    QVERIFY(QFile::remove(m_path));
    append(m_path, secretLine(2) + '\n');
    readAll(*file, log);
    QVERIFY(hasSecret(log, 2));
}

void TestCaptureFilesKeyLog::sourceReadsItFirst()
{
    append(m_path, secretLine(1) + '\n' + secretLine(2));
    PcapBuilder capture;
    capture.packet(1, 0, "a").packet(2, 0, "b");
    const FileBytes bytes = capture.bytes();
    KeyLogSource source(std::move(CaptureFileSource::fromMemory(bytes, "test.pcap").value()),
        opened(m_path), false);
    TlsKeyLog log;
    source.setKeyLog(log);
    QVERIFY(hasSecret(log, 1) && hasSecret(log, 2));
    // It is not looked at again: the same capture gives the same report.
    append(m_path, '\n' + secretLine(3) + '\n');
    QVERIFY(!hasSecret(log, 3));
    QCOMPARE(readToEnd(source).packets.size(), 2U);
    QVERIFY(!hasSecret(log, 3));
    QVERIFY(source.takeNotices().empty());
}

void TestCaptureFilesKeyLog::sourceFollowsIt()
{
    PcapBuilder capture;
    for (std::uint32_t at = 1; at <= 4; ++at)
        capture.packet(at, 0, "a");
    const FileBytes bytes = capture.bytes();
    KeyLogSource source(std::move(CaptureFileSource::fromMemory(bytes, "test.pcap").value()),
        opened(m_path, KeyLogFile::WhenMissing::Wait), true);
    TlsKeyLog log;
    source.setKeyLog(log);
    PacketRef packet;
    QCOMPARE(source.next(packet, -1), SourceStatus::Packet);
    append(m_path, secretLine(1) + '\n');
    QVERIFY(!hasSecret(log, 1)); // a miss: the next call looks at once
    QCOMPARE(source.next(packet, -1), SourceStatus::Packet);
    QVERIFY(hasSecret(log, 1));
    append(m_path, secretLine(2) + '\n');
    QVERIFY(!hasSecret(log, 2));
    QCOMPARE(source.next(packet, -1), SourceStatus::Packet);
    QVERIFY(hasSecret(log, 2));
}

void TestCaptureFilesKeyLog::sourceTellsWhatIsOdd()
{
    const FileBytes bytes = PcapBuilder().packet(1, 0, "a").bytes();
    append(m_path, "no key log\n");
    const auto notices = [&](bool follow, const EngineLimits &limits) {
        KeyLogSource source(std::move(CaptureFileSource::fromMemory(bytes, "test.pcap").value()),
            opened(m_path), follow);
        TlsKeyLog log(limits);
        source.setKeyLog(log);
        return joined(source.takeNotices());
    };
    EngineLimits limits;
    limits.tlsSecrets = 2;
    QCOMPARE(
        notices(false, limits), QStringLiteral("the TLS key log %1 holds no secrets").arg(m_path));
    QCOMPARE(notices(true, limits), QString()); // they may come
    append(m_path, secretLine(1) + '\n' + secretLine(2) + '\n');
    QCOMPARE(notices(false, limits), QString());
    append(m_path, secretLine(3) + '\n');
    QCOMPARE(notices(false, limits),
        QStringLiteral("the TLS key log %1 holds more than 2 secrets: only the newest are used")
            .arg(m_path));
}

QTEST_APPLESS_MAIN(TestCaptureFilesKeyLog)
#include "test_capture_files_key_log.moc"
