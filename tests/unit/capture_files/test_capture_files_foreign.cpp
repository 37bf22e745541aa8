// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/capture_file_source.h"
#include "unit/capture_files/reading.h"

#include <QTest>

#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::string_literals;

Q_DECLARE_METATYPE(std::string)

class TestForeign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheFormat_data();
    void namesTheFormat();
    void refusesPaths_data();
    void refusesPaths();
    void refusesUnreadableFile();
};

void TestForeign::namesTheFormat_data()
{
    QTest::addColumn<std::string>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char *title, const std::string &content, ErrorCode code,
                         const char *says) {
        QTest::newRow(title) << content << code << std::string(says);
    };
    constexpr auto kInvalid = ErrorCode::InvalidInput;
    constexpr auto kUnsupported = ErrorCode::Unsupported;
    row("empty", "", kInvalid, "is empty");
    row("three bytes", "abc", kInvalid, "is too short to be a capture");
    row("snoop", "snoop\0\0\0\0\0\0\2"s, kUnsupported, "Solaris snoop");
    row("Network Monitor 2", "GMBU\0\2xx"s, kUnsupported, "Microsoft Network Monitor 2");
    row("Network Monitor 1", "RTSS\0\1xx"s, kUnsupported, "Microsoft Network Monitor 1");
    row("xz",
        "\xfd"
        "7zXZ\0\0\4"s,
        kUnsupported, "xz -dc");
    row("zstd", "\x28\xb5\x2f\xfd\x04"s, kUnsupported, "zstd -dc");
    row("HTML", "  <!DOCTYPE html><html>", kInvalid, "HTML");
    row("text", "14:02:10 IP 192.0.2.1 > 192.0.2.2: ...\n", kInvalid, "is a text file");
    row("program",
        "\x7f"
        "ELF\2\1\1\0"s,
        kInvalid, "is a program");
    row("Git LFS", "version https://git-lfs.github.com/spec/v1\n", kInvalid, "git lfs pull");
    row("anything", "\0\0\0\0\0\0\0\0"s, kInvalid, "is not a pcap or pcapng file");
    row("pcap header cut", "\xd4\xc3\xb2\xa1\2\0\4"s, kInvalid, "is truncated in its file header");
    row("pcapng header cut", "\x0a\x0d\x0d\x0a\x1c\0\0"s, kInvalid,
        "is truncated in the block header");
    const FileBytes text = gzip(toFileBytes("only text, compressed"));
    row("gzip of text", { text.begin(), text.end() }, kInvalid, "is a text file");
    const FileBytes twice = gzip(gzip(PcapBuilder().packet(1, 0, "x").bytes()));
    row("gzip of gzip", { twice.begin(), twice.end() }, kUnsupported, "compressed twice");
    const FileBytes nothing = gzip({});
    row("gzip of nothing", { nothing.begin(), nothing.end() }, kInvalid, "is empty");
    row("gzip header alone", "\x1f\x8b\x08\x00"s, kInvalid, "compressed data is truncated");
    row("gzip header wrong", "\x1f\x8b\x01\x00\x00\x00\x00"s, kInvalid, "is damaged");
}

void TestForeign::namesTheFormat()
{
    QFETCH(std::string, content);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, says);
    const TemporaryFile file(toFileBytes(content));
    const auto source = CaptureFileSource::open(file.path());
    QVERIFY(!source.ok());
    QCOMPARE(source.error().code, code);
    QVERIFY2(
        source.error().message.find(says) != std::string::npos, source.error().message.c_str());
    QVERIFY(source.error().message.starts_with(file.path() + " "));
    QVERIFY(source.error().message.find('\n') == std::string::npos);
}

void TestForeign::refusesPaths_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("says");
    QTest::newRow("missing") << "/nonexistent/x.pcap"s << ErrorCode::NotFound << "does not exist"s;
    QTest::newRow("folder") << "/tmp"s << ErrorCode::InvalidInput << "is a folder"s;
    QTest::newRow("below a file") << "/proc/version/x.pcap"s << ErrorCode::NotFound
                                  << "does not exist"s;
    QTest::newRow("empty name") << ""s << ErrorCode::NotFound << "does not exist"s;
}

void TestForeign::refusesPaths()
{
    QFETCH(std::string, path);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, says);
    const auto source = CaptureFileSource::open(path);
    QVERIFY(!source.ok());
    QCOMPARE(source.error().code, code);
    QVERIFY(source.error().message.find(says) != std::string::npos);
}

void TestForeign::refusesUnreadableFile()
{
    if (geteuid() == 0)
        QSKIP("root may read every file");
    const TemporaryFile file(PcapBuilder().bytes());
    QCOMPARE(chmod(file.path().c_str(), 0), 0);
    const auto source = CaptureFileSource::open(file.path());
    QVERIFY(!source.ok());
    QCOMPARE(source.error().code, ErrorCode::PermissionDenied);
}

QTEST_GUILESS_MAIN(TestForeign)
#include "test_capture_files_foreign.moc"
