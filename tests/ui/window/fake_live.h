// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"

namespace hitwatch::test {

/// Files and the demo as they are; on interfaces ten requests, then silence, without any privilege.
SourceFactory openWithFakeInterfaces(const CaptureRequest &request);

/// A live capture of @p interface.
CaptureRequest liveRequest(const char *interface = "lo");

} // namespace hitwatch::test
