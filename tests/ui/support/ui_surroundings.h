// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

class QApplication;

namespace hitwatch::test {

/// Before there is an application: folders of its own instead of the user's, no desktop that would
/// lend its style, and the offscreen platform unless another one is asked for.
void isolateFromDesktop();

/// After: the same style, font, locale and light palette on every machine; no blinking cursor, no
/// animation.
void setUpSurroundings(QApplication &application);

} // namespace hitwatch::test

/// Like QTEST_MAIN, in surroundings that are the same everywhere.
#define HITWATCH_UI_TEST_MAIN(TestClass)                                                           \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        hitwatch::test::isolateFromDesktop();                                                      \
        QApplication application(argc, argv);                                                      \
        hitwatch::test::setUpSurroundings(application);                                            \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
