// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as what a second start says to the first one: it is refused or within its bounds, and
// says the same again.
#include "app/desktop/instance_message.h"

#include <cstdint>
#include <cstdlib>

using namespace hitwatch;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto message = readInstanceMessage(bytes);
    if (!message)
        return 0;
    require(message->arguments.size() <= InstanceMessage::kMaxArguments);
    const QByteArray written = writeInstanceMessage(*message);
    require(written.count('\n') == 1 && written.endsWith('\n'));
    require(readInstanceMessage(written) == message);
    return 0;
}
