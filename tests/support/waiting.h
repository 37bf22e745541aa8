// SPDX-License-Identifier: GPL-3.0-or-later
// How long tests wait for what has to come. On an idle machine it comes at once; on a busy one with
// a single core and a sanitizer it takes as long as it takes, and only a hang may fail a test.
#pragma once

#include <QTest>

namespace hitwatch {

inline constexpr int kLongWaitMs = 60'000;

} // namespace hitwatch

/// QTRY_VERIFY and QTRY_COMPARE, but patient: their own 5 s are too short on a busy machine.
#define WAIT_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, hitwatch::kLongWaitMs)
#define WAIT_COMPARE(actual, expected)                                                             \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, hitwatch::kLongWaitMs)
