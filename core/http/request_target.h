// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/section_rule.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// The ports that a host does not name (RFC 9110, 4.2).
inline constexpr std::uint16_t kHttpPort = 80;
inline constexpr std::uint16_t kHttpsPort = 443;

/// Room for one name that could not be used as it was sent. The limits are read from EngineLimits;
/// the room is for the largest of them that anybody may set.
struct NameScratch {
    std::array<char, 1024> bytes;
};

/// A name as it is shown. @c text points into the message where nothing had to be changed, else
/// into the scratch.
struct ShownName {
    std::string_view text;
    bool cut = false;
};

/// The authority of an absolute-form target (RFC 9112, 3.2.2), empty for every other form.
std::string_view authorityOf(std::string_view target);

/// A host as it is counted: userinfo and ":80" (@p overTls ":443") dropped, lower case, bytes outside printable ASCII
/// as `\xNN`, at most @p limit bytes. Empty when @p authority names no host.
ShownName shownHost(std::string_view authority, std::size_t limit, NameScratch &scratch,
    bool overTls = false);

/// The section of a request target: as many segments of its path as @p rule says, without query,
/// fragment and empty segments at the end; at least "/"; "*" for the asterisk form. Bytes outside
/// printable ASCII as `\xNN`, at most @p limit bytes.
ShownName shownSection(
    std::string_view target, const SectionRule &rule, std::size_t limit, NameScratch &scratch);

} // namespace hitwatch
