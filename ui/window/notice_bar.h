// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

#include <deque>

class QLabel;
class QToolButton;

namespace hitwatch {

/// A slim bar of facts that a person should know and need not answer: the newest first, how many
/// more there are, each with its time. Hidden while there are none.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t kMostNotices = 20;

    enum class Kind : std::uint8_t { Fact, Problem };
    enum class Lifetime : std::uint8_t { UntilDismissed, Source }; ///< Source: see endSource()

    explicit NoticeBar(QWidget *parent = nullptr);

    /// @param text plain, one line. What is there already moves to the front.
    void add(
        const QString &text, Kind kind = Kind::Fact, Lifetime lifetime = Lifetime::UntilDismissed);
    /// Another source is opened: removes the notices of the one before.
    void endSource();
    void clear();
    std::size_t count() const { return m_notices.size(); }
    /// The newest first.
    QStringList texts() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Notice {
        QDateTime time;
        QString text;
        Kind kind = Kind::Fact;
        Lifetime lifetime = Lifetime::UntilDismissed;
    };

    void closeNewest();
    void setExpanded(bool expanded);
    void refresh();
    void refreshIcons();
    QString lineOf(const Notice &notice) const;

    std::deque<Notice> m_notices; ///< newest first
    bool m_expanded = false;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_more;
    QToolButton *m_close;
};

} // namespace hitwatch
