// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/header_section.h"

#include <cstdint>
#include <string_view>

namespace hitwatch {

/// Methods that change how a response is framed.
enum class MethodKind : std::uint8_t { Other, Head, Connect };

MethodKind methodKindOf(std::string_view method);

enum class BodyKind : std::uint8_t {
    None,
    Length,
    Chunked,
    UntilClose,
    Tunnel, ///< HTTP ends here: what follows belongs to another protocol
};

struct BodyFraming {
    BodyKind kind = BodyKind::None;
    std::uint64_t length = 0;
};

/// RFC 9112, 6.3. A request whose length cannot be known has none here: its server refuses it.
BodyFraming frameRequest(const HeaderFields &fields);

/// RFC 9112, 6.3. @param method of the request it answers, Other when that is not known
BodyFraming frameResponse(unsigned status, MethodKind method, const HeaderFields &fields);

} // namespace hitwatch
