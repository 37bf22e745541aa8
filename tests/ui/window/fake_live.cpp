// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/fake_live.h"

#include "support/tcp_conversation.h"
#include "unit/capture/fake_source.h"

namespace hitwatch::test {

SourceFactory openWithFakeInterfaces(const CaptureRequest &request)
{
    if (request.kind != CaptureKind::Interfaces)
        return sourceFactory(request);
    return []() -> Result<std::unique_ptr<PacketSource>> {
        TcpConversation talk;
        talk.open();
        for (int at = 0; at < 10; ++at) {
            talk.client("GET /a/b HTTP/1.1\r\nHost: live.example\r\n\r\n");
            talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
        return Result<std::unique_ptr<PacketSource>>(
            std::make_unique<FakeSource>(talk.frames(), FakeSource::AtEnd::Idle, true));
    };
}

CaptureRequest liveRequest(const char *interface)
{
    CaptureRequest request;
    request.interfaces = { interface };
    return request;
}

} // namespace hitwatch::test
