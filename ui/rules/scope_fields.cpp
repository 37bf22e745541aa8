// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/scope_fields.h"

#include "ui/text/format.h"

#include <QCompleter>
#include <QStringListModel>

namespace hitwatch {

namespace {

constexpr qsizetype kMostSuggestions = 1000;
constexpr int kLongest = 1024;

/// What had to be escaped to be shown cannot be typed as it is.
void addIfPlain(QStringList &texts, const std::string &text)
{
    const QString shown = displayText(text, kLongest);
    if (!text.empty() && texts.size() < kMostSuggestions && shown.toStdString() == text
        && !texts.contains(shown))
        texts << shown;
}

} // namespace

ScopeField::ScopeField(QWidget *parent)
    : QLineEdit(parent)
    , m_texts(new QStringListModel(this))
{
    auto *completer = new QCompleter(m_texts, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    setCompleter(completer);
    setClearButtonEnabled(true);
}

void ScopeField::suggest(QStringList texts)
{
    if (texts != m_texts->stringList())
        m_texts->setStringList(texts);
}

QStringList ScopeField::suggestions() const
{
    return m_texts->stringList();
}

QStringList hostsIn(const MonitorView &view)
{
    QStringList hosts;
    for (const HostRow &row : view.stats.hosts)
        addIfPlain(hosts, row.host);
    return hosts;
}

QStringList sectionsIn(const MonitorView &view, const QString &host)
{
    const std::string wanted = host.toStdString();
    QStringList sections;
    for (const SectionRow &row : view.stats.sections) {
        if (wanted.empty() || row.host == wanted)
            addIfPlain(sections, row.section);
    }
    return sections;
}

} // namespace hitwatch

#include "moc_scope_fields.cpp"
