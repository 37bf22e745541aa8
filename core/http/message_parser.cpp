// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message_parser.h"

#include "http/http_syntax.h"
#include "http/plain_fields.h"
#include "http/tolerant_head.h"

#include <llhttp.h>

namespace hitwatch {

namespace {

/// What the callbacks of one section work on.
struct Gathering {
    HeaderFields fields;
    std::string_view name;
};

Gathering &gatheringOf(llhttp_t *parser)
{
    return *static_cast<Gathering *>(parser->data);
}

int onField(llhttp_t *parser, const char *at, std::size_t length)
{
    // Blanks before the colon are an error that receivers overlook (RFC 9112, 5.1).
    while (length > 0 && isBlank(at[length - 1]))
        --length;
    gatheringOf(parser).name = { at, length };
    return 0;
}

int onValue(llhttp_t *parser, const char *at, std::size_t length)
{
    Gathering &gathering = gatheringOf(parser);
    const std::string_view name = gathering.name;
    // Nearly all fields are none of ours: their length or first letter tells.
    if (name.size() == 4 && toLower(name[0]) == 'h') {
        if (!gathering.fields.hostSent && equalsNoCase(name, "host")) {
            gathering.fields.hostSent = true;
            gathering.fields.host = { at, length };
        }
    } else if (name.size() == 6 && toLower(name[0]) == 'e' && equalsNoCase(name, "expect")) {
        gathering.fields.expectContinue = equalsNoCase(trimmed({ at, length }), "100-continue");
    } else if (name.size() == 17 && toLower(name[0]) == 't'
        && equalsNoCase(name, "transfer-encoding")) {
        gathering.fields.chunkedListed =
            gathering.fields.chunkedListed || listContains({ at, length }, "chunked");
    }
    return 0;
}

int onHeadersComplete(llhttp_t *parser)
{
    HeaderFields &fields = gatheringOf(parser).fields;
    fields.lengthSent = (parser->flags & F_CONTENT_LENGTH) != 0;
    fields.contentLength = parser->content_length;
    fields.chunked = (parser->flags & F_CHUNKED) != 0;
    fields.transferEncoding = (parser->flags & F_TRANSFER_ENCODING) != 0;
    fields.upgrade =
        (parser->flags & F_UPGRADE) != 0 && (parser->flags & F_CONNECTION_UPGRADE) != 0;
    // Whatever follows is not for llhttp: it stops behind the blank line as for an upgrade.
    return 2;
}

llhttp_t parserBehind(
    std::string_view startLine, llhttp_type_t type, const llhttp_settings_t &settings)
{
    llhttp_t parser;
    llhttp_init(&parser, type, &settings);
    llhttp_set_lenient_headers(&parser, 1);
    llhttp_set_lenient_chunked_length(&parser, 1);
    llhttp_set_lenient_keep_alive(&parser, 1);
    llhttp_set_lenient_transfer_encoding(&parser, 1);
    llhttp_execute(&parser, startLine.data(), startLine.size());
    return parser;
}

llhttp_settings_t makeSettings()
{
    llhttp_settings_t settings;
    llhttp_settings_init(&settings);
    settings.on_header_field = onField;
    settings.on_header_value = onValue;
    settings.on_headers_complete = onHeadersComplete;
    return settings;
}

HeaderSection readFields(const llhttp_t &prepared, std::string_view bytes)
{
    if (const std::optional<HeaderSection> plain = readPlainFields(bytes))
        return *plain;
    Gathering gathering;
    llhttp_t parser = prepared;
    parser.data = &gathering;
    const llhttp_errno_t outcome = llhttp_execute(&parser, bytes.data(), bytes.size());
    HeaderSection section;
    if (outcome == HPE_PAUSED_UPGRADE) {
        section.state = HeaderSectionState::Complete;
        section.size = static_cast<std::size_t>(llhttp_get_error_pos(&parser) - bytes.data());
        section.fields = gathering.fields;
        return section;
    }
    const std::size_t end = findHeaderSectionEnd(bytes);
    if (end == std::string_view::npos)
        return section;
    section.state = HeaderSectionState::Complete;
    section.size = end;
    section.fields = readTolerantly(bytes.substr(0, end));
    return section;
}

} // namespace

struct MessageParser::State {
    llhttp_settings_t settings = makeSettings();
    llhttp_t request = parserBehind("GET / HTTP/1.1\r\n", HTTP_REQUEST, settings);
    llhttp_t response = parserBehind("HTTP/1.1 200 OK\r\n", HTTP_RESPONSE, settings);
};

MessageParser::MessageParser()
    : m_state(std::make_unique<State>())
{
}

MessageParser::~MessageParser() = default;

HeaderSection MessageParser::readRequestFields(std::string_view bytes)
{
    return readFields(m_state->request, bytes);
}

HeaderSection MessageParser::readResponseFields(std::string_view bytes)
{
    return readFields(m_state->response, bytes);
}

} // namespace hitwatch
