// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/alert_words.h"

#include "report/alert_text.h"
#include "ui/text/rule_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hitwatch {

namespace {

struct AlertTexts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::AlertWords)
};

// Characters of a name. A host may be 255 bytes long and each of them an escape of four.
constexpr int kMostOfName = 64;
constexpr int kLongestSource = 200;
constexpr double kMost = 0.5; ///< from this share on it is 'mostly' one

QString placeText(const std::string &host, const std::string &section)
{
    if (host.empty())
        return displayText(section, kMostOfName);
    if (section.empty())
        return displayText(host, kMostOfName);
    const QString gap(section.starts_with('/') ? 0 : 1, QLatin1Char(' '));
    return displayText(host, kMostOfName) + gap + displayText(section, kMostOfName);
}

double shareOf(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

class WindowAlertStyle final : public AlertStyle {
public:
    explicit WindowAlertStyle(const Format &format)
        : m_format(format)
    {
    }

    std::string sentence(const char *english) const override
    {
        return QCoreApplication::translate("hitwatch::AlertText", english).toStdString();
    }
    std::string name(const AlertRule &rule) const override
    {
        return RuleWords::name(rule).toStdString();
    }
    std::string place(const AlertScope &scope) const override
    {
        return placeText(scope.host, scope.section).toStdString();
    }
    std::string value(AlertMetric metric, double value) const override
    {
        return RuleWords::value(metric, value, m_format).toStdString();
    }
    std::string level(AlertMetric metric, double value) const override
    {
        if (metric != AlertMetric::Messages && metric != AlertMetric::Requests)
            return this->value(metric, value);
        return m_format.count(value > 0 ? static_cast<quint64>(std::llround(value)) : 0)
            .toStdString();
    }
    std::string duration(TimeNs length) const override
    {
        return m_format.duration(length).toStdString();
    }
    std::string clock(TimeNs time) const override { return m_format.clock(time).toStdString(); }

private:
    const Format &m_format;
};

/// A body is a sentence of its own, the pieces it is made of are not.
QString asSentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString AlertWords::title(const AlertRecord &episode, const Format &format)
{
    return QString::fromStdString(alertTitle(newestOf(episode), WindowAlertStyle(format)));
}

QString AlertWords::body(const AlertRecord &episode, const Format &format)
{
    const QString text = asSentence(
        QString::fromStdString(alertDetails(newestOf(episode), WindowAlertStyle(format))));
    const QString because = episode.isFiring() ? asSentence(cause(episode, format)) : QString();
    return because.isEmpty() ? text : QString(text + QLatin1Char('\n') + because);
}

QString AlertWords::brief(const AlertRecord &episode, const Format &format)
{
    return QString::fromStdString(alertLine(newestOf(episode), WindowAlertStyle(format)));
}

QString AlertWords::line(const AlertRecord &episode, const Format &format)
{
    return QString::fromStdString(alertLine(episode, WindowAlertStyle(format)));
}

QString AlertWords::cause(const AlertRecord &episode, const Format &format)
{
    const AlertEvidence *evidence = episode.evidence.get();
    const AlertScope &scope = episode.rule.scope;
    if (evidence == nullptr || evidence->requests == 0 || !scope.section.empty())
        return {};
    const auto top = std::ranges::find_if(
        evidence->sections, [](const SectionRow &row) { return !row.isOther; });
    if (top == evidence->sections.end())
        return {};
    const double share = shareOf(top->requests, evidence->requests);
    // The rule names its host already.
    const std::string host = scope.host.empty() ? top->host : std::string();
    if (share >= kMost)
        return AlertTexts::tr("top: %1", "host and section").arg(placeText(host, top->section));
    const auto topHost =
        std::ranges::find_if(evidence->hosts, [](const HostRow &row) { return !row.isOther; });
    if (scope.host.empty() && topHost != evidence->hosts.end()
        && shareOf(topHost->requests, evidence->requests) >= kMost)
        return AlertTexts::tr("top: %1", "host and section").arg(placeText(topHost->host, {}));
    return AlertTexts::tr("top: %1 (%2)", "host and section, share")
        .arg(placeText(host, top->section), format.percent(share * 100));
}

QString AlertWords::state(const AlertRecord &episode)
{
    if (episode.isFiring())
        return AlertTexts::tr("Firing");
    switch (episode.end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::RuleChanged:
        return AlertTexts::tr("Rule changed");
    case AlertEnd::ClockSetBack:
        return AlertTexts::tr("Clock set back");
    case AlertEnd::CaptureEnded:
        return AlertTexts::tr("Capture ended");
    }
    return AlertTexts::tr("Resolved");
}

QString AlertWords::source(const AlertRecord &episode)
{
    return displayText(episode.source, kLongestSource);
}

QStringList AlertWords::facts(const AlertRecord &episode, const Format &format)
{
    const auto valueText = [&](double value) {
        return RuleWords::value(episode.rule.metric, value, format);
    };
    QStringList lines {
        RuleWords::name(episode.rule),
        RuleWords::line(episode.rule, format),
        AlertTexts::tr("Triggered %1 at %2")
            .arg(format.dateTime(episode.raisedAt), valueText(episode.value)),
        episode.clearedAt ? AlertTexts::tr("%1 %2", "state, time")
                                .arg(state(episode), format.dateTime(*episode.clearedAt))
                          : AlertTexts::tr("Still firing, now %1").arg(valueText(episode.latest)),
        AlertTexts::tr("Lasted %1, peak %2")
            .arg(format.duration(episode.duration()), valueText(episode.peak)),
    };
    if (!episode.source.empty())
        lines.append(AlertTexts::tr("Source: %1").arg(source(episode)));
    return lines;
}

} // namespace hitwatch
