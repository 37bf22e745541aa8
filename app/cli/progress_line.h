// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace hitwatch {

/// "capture.pcap: 43 %, 412 of 963 MB" on standard error while a long file is read, if that is a
/// terminal. Appears after half a second, and takes itself away.
class ProgressLine {
public:
    explicit ProgressLine(QString name);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void update(quint64 read, quint64 size);
    /// Before anything else is written to the terminal.
    void clear();

private:
    const QString m_name;
    const bool m_enabled;
    bool m_shown = false;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceUpdate;
};

} // namespace hitwatch
