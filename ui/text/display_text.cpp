// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_escape.h"
#include "ui/text/format.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <utility>

namespace hitwatch {
namespace {

constexpr QChar kEllipsis { 0x2026 };
// More marks on one letter than any language writes would paint over the neighbouring rows.
constexpr int kMostMarksOnOneLetter = 4;

/// Letters and marks that take no room of their own, beyond what their category tells
/// (Unicode: Default_Ignorable_Code_Point).
bool isIgnorable(char32_t codePoint)
{
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array<Range, 9> kRanges { { { 0x034F, 0x034F }, { 0x115F, 0x1160 },
        { 0x17B4, 0x17B5 }, { 0x180B, 0x180F }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 },
        { 0xFE00, 0xFE0F }, { 0xFFA0, 0xFFA0 }, { 0xE0000, 0xE0FFF } } };
    return std::any_of(kRanges.begin(), kRanges.end(), [codePoint](const Range &range) {
        return codePoint >= range.first && codePoint <= range.last;
    });
}

bool mustBeEscaped(char32_t codePoint)
{
    switch (QChar::category(codePoint)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // direction marks, joiners, the byte order mark
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return isIgnorable(codePoint);
    }
}

bool isMark(char32_t codePoint)
{
    const auto category = QChar::category(codePoint);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

QString escapedByte(unsigned char byte)
{
    return QStringLiteral("\\x%1").arg(uint { byte }, 2, 16, QLatin1Char('0'));
}

QString escapedCodePoint(char32_t codePoint)
{
    if (codePoint < 0x80)
        return escapedByte(static_cast<unsigned char>(codePoint));
    const QString digits =
        QStringLiteral("%1").arg(static_cast<uint>(codePoint), 4, 16, QLatin1Char('0'));
    return QStringLiteral("\\u{") + digits.toUpper() + QLatin1Char('}');
}

/// Grows by whole letters, so that the cut never falls into an escape, a surrogate pair or
/// between a letter and its marks.
class Writer {
public:
    explicit Writer(qsizetype most)
        : m_most(most)
    {
    }

    bool isFull() const { return m_text.size() > m_most; }

    void addEscape(const QString &escape)
    {
        startLetter();
        m_text += escape;
        m_marks = kMostMarksOnOneLetter;
    }

    void add(char32_t codePoint)
    {
        const bool mark = isMark(codePoint);
        if (mustBeEscaped(codePoint) || (mark && m_marks >= kMostMarksOnOneLetter)) {
            addEscape(escapedCodePoint(codePoint));
            return;
        }
        if (mark) {
            ++m_marks;
        } else {
            startLetter();
            m_marks = 0;
        }
        m_text += QChar::fromUcs4(codePoint);
    }

    QString take()
    {
        startLetter();
        if (!isFull())
            return std::move(m_text);
        m_text.truncate(m_cut);
        return m_most > 0 ? m_text + kEllipsis : QString();
    }

private:
    void startLetter()
    {
        if (m_text.size() < m_most)
            m_cut = m_text.size();
    }

    QString m_text;
    qsizetype m_most;
    qsizetype m_cut = 0; ///< the last place where an ellipsis may follow
    int m_marks = kMostMarksOnOneLetter; ///< a text must not begin with one
};

bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

QString displayText(std::string_view text, int most)
{
    const auto limit = std::max<qsizetype>(most, 0);
    if (std::cmp_less_equal(text.size(), limit) && isPlain(text))
        return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    Writer writer(limit);
    while (!text.empty() && !writer.isFull()) {
        const CodePoint letter = firstCodePoint(text);
        if (letter.valid())
            writer.add(letter.value);
        else
            writer.addEscape(escapedByte(static_cast<unsigned char>(text.front())));
        text.remove_prefix(std::max<std::size_t>(letter.length, 1));
    }
    return writer.take();
}

} // namespace hitwatch
