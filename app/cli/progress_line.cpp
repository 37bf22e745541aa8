// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress_line.h"

#include "report/text_escape.h"

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace hitwatch {

namespace {

constexpr qint64 kAppearsAfterMs = 500;
constexpr qint64 kUpdateEveryMs = 100;
constexpr quint64 kMegabyte = 1'000'000;

} // namespace

ProgressLine::ProgressLine(QString name)
    : m_name(std::move(name))
    , m_enabled(isatty(STDERR_FILENO) == 1)
{
    m_sinceStart.start();
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::update(quint64 read, quint64 size)
{
    if (!m_enabled || m_sinceStart.elapsed() < kAppearsAfterMs
        || (m_sinceUpdate.isValid() && m_sinceUpdate.elapsed() < kUpdateEveryMs))
        return;
    m_sinceUpdate.start();
    m_shown = true;
    QString line = m_name + QStringLiteral(": ");
    if (size > 0) {
        line += QStringLiteral("%1 %, %2 of %3 MB")
                    .arg(100 * read / size)
                    .arg(read / kMegabyte)
                    .arg(size / kMegabyte);
    } else {
        line += QStringLiteral("%1 MB").arg(read / kMegabyte);
    }
    std::fprintf(stderr, "\r%s\x1b[K", printable(line.toStdString()).c_str());
    std::fflush(stderr);
}

void ProgressLine::clear()
{
    if (!std::exchange(m_shown, false))
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

} // namespace hitwatch
