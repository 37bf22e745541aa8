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
    bool transferCoding = false; ///< one that changes the framing
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
    } else if (name.size() == 7 && toLower(name[0]) == 'u' && equalsNoCase(name, "upgrade")) {
        gathering.fields.upgradesToHttp2 = listContains({ at, length }, "h2c");
    } else if (name.size() == 17 && toLower(name[0]) == 't'
        && equalsNoCase(name, "transfer-encoding")) {
        gathering.fields.chunkedListed =
            gathering.fields.chunkedListed || listContains({ at, length }, "chunked");
        gathering.transferCoding = gathering.transferCoding || namesTransferCoding({ at, length });
        // F_CHUNKED is not set when a tab follows.
        gathering.fields.chunked = equalsNoCase(lastListItem({ at, length }), "chunked");
    }
    return 0;
}

int onHeadersComplete(llhttp_t *parser)
{
    Gathering &gathering = gatheringOf(parser);
    HeaderFields &fields = gathering.fields;
    fields.lengthSent = (parser->flags & F_CONTENT_LENGTH) != 0;
    fields.contentLength = parser->content_length;
    fields.transferEncoding = gathering.transferCoding;
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

/// @param section ends with a line feed
bool hasLoneCr(std::string_view section)
{
    for (std::size_t at = section.find('\r'); at != std::string_view::npos;
         at = section.find('\r', at + 1)) {
        if (section[at + 1] != '\n')
            return true;
    }
    return false;
}

HeaderSection readWithParser(const llhttp_t &prepared, std::string_view bytes)
{
    HeaderSection section;
    const std::size_t end = findHeaderSectionEnd(bytes);
    if (end == std::string_view::npos)
        return section;
    section.state = HeaderSectionState::Complete;
    section.size = end;
    Gathering gathering;
    llhttp_t parser = prepared;
    parser.data = &gathering;
    // It may take a lone CR for a line's end, which it is not (RFC 9112, 2.2).
    const bool whole = !hasLoneCr(bytes.substr(0, end))
        && llhttp_execute(&parser, bytes.data(), end) == HPE_PAUSED_UPGRADE
        && llhttp_get_error_pos(&parser) == bytes.data() + end;
    section.fields = whole ? gathering.fields : readTolerantly(bytes.substr(0, end));
    section.fields.host = trimmed(section.fields.host);
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
    HeaderSection section;
    if (!readPlainFields(bytes, section))
        section = readRequestFieldsByByte(bytes);
    return section;
}

HeaderSection MessageParser::readResponseFields(std::string_view bytes)
{
    HeaderSection section;
    if (!readPlainFields(bytes, section))
        section = readResponseFieldsByByte(bytes);
    return section;
}

HeaderSection MessageParser::readRequestFieldsByByte(std::string_view bytes)
{
    return readWithParser(m_state->request, bytes);
}

HeaderSection MessageParser::readResponseFieldsByByte(std::string_view bytes)
{
    return readWithParser(m_state->response, bytes);
}

} // namespace hitwatch
