// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/result.h"

#include <QtTest/QtTest>
#include <memory>
#include <string>

using namespace hitwatch;

class TestCommonResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsValue();
    void holdsError();
    void holdsMoveOnlyValue();
    void valueThatIsAnError();
    void errorsCompare();
};

void TestCommonResult::holdsValue()
{
    Result<std::string> result = std::string("value");
    QVERIFY(result.ok());
    QVERIFY(static_cast<bool>(result));
    QVERIFY(result.value() == "value");
    result.value() += "s";
    QVERIFY(std::as_const(result).value() == "values");
}

void TestCommonResult::holdsError()
{
    const Result<int> result = Error { ErrorCode::NotFound, "no such file" };
    QVERIFY(!result.ok());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NotFound);
    QVERIFY(result.error().message == "no such file");
}

void TestCommonResult::holdsMoveOnlyValue()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    QVERIFY(result.ok());
    const std::unique_ptr<int> taken = std::move(result.value());
    QCOMPARE(*taken, 7);
}

void TestCommonResult::valueThatIsAnError()
{
    // A value that converts from nothing must not be taken for an error.
    const Result<bool> result = false;
    QVERIFY(result.ok());
    QVERIFY(!result.value());
}

void TestCommonResult::errorsCompare()
{
    const Error error { ErrorCode::PermissionDenied, "may not" };
    QVERIFY(error == (Error { ErrorCode::PermissionDenied, "may not" }));
    QVERIFY(error != (Error { ErrorCode::PermissionDenied, "must not" }));
    QVERIFY(error != (Error { ErrorCode::NotFound, "may not" }));
}

QTEST_APPLESS_MAIN(TestCommonResult)
#include "test_common_result.moc"
