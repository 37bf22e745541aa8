// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "support/waiting.h"
#include "ui/support/capture_views.h"

#include <QFileInfo>

namespace hitwatch::test {

CaptureRequest captureFile(const QString &name)
{
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = QFileInfo(name).isAbsolute()
        ? name.toStdString()
        : HITWATCH_TEST_DATA "/captures/data/" + name.toStdString();
    return request;
}

CaptureRequest demoCapture()
{
    CaptureRequest request;
    request.kind = CaptureKind::Demo;
    return request;
}

ViewQuery wholeCapture()
{
    ViewQuery query;
    query.windowSeconds.reset();
    query.series.newestSeconds = 0;
    return query;
}

std::shared_ptr<const MonitorView> viewOfCapture(const QString &name, const ViewQuery &query)
{
    LiveSession session;
    session.setQuery(query);
    session.start(captureFile(name), {});
    const bool ended = QTest::qWaitFor(
        [&session] {
            return session.state() == CaptureState::Finished
                || session.state() == CaptureState::Failed;
        },
        kLongWaitMs);
    return ended && session.state() == CaptureState::Finished ? session.view() : nullptr;
}

bool waitForView(
    const LiveSession &session, const std::function<bool(const MonitorView &view)> &condition)
{
    return QTest::qWaitFor(
        [&] { return session.view() != nullptr && condition(*session.view()); }, kLongWaitMs);
}

} // namespace hitwatch::test
