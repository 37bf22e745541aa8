<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AlertPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertBanner</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertHistory</name>
    <message numerus="yes">
        <source>%n alert(s) in the history could not be read and were skipped.</source>
        <translation>
            <numerusform>%n alert in the history could not be read and was skipped.</numerusform>
            <numerusform>%n alerts in the history could not be read and were skipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertsPanel</name>
    <message numerus="yes">
        <source>%n alert(s) and their details will be permanently deleted.</source>
        <translation>
            <numerusform>%n alert and its details will be permanently deleted.</numerusform>
            <numerusform>%n alerts and their details will be permanently deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::CaptureOptions</name>
    <message numerus="yes">
        <source>%n byte(s) per packet</source>
        <translation>
            <numerusform>%n byte per packet</numerusform>
            <numerusform>%n bytes per packet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::CommandRun</name>
    <message numerus="yes">
        <source>ran for more than %n second(s) and was stopped</source>
        <translation>
            <numerusform>ran for more than %n second and was stopped</numerusform>
            <numerusform>ran for more than %n seconds and was stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::CompletenessText</name>
    <message numerus="yes">
        <source>%Ln gap(s)</source>
        <translation>
            <numerusform>%Ln gap</numerusform>
            <numerusform>%Ln gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln loss(es)</source>
        <translation>
            <numerusform>%Ln loss</numerusform>
            <numerusform>%Ln losses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::EmptyReason</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names in a list</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 disappeared</source>
        <comment>interface(s)</comment>
        <translation>
            <numerusform>%1 went away</numerusform>
            <numerusform>%1 went away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is down</source>
        <comment>interface(s)</comment>
        <translation>
            <numerusform>%1 is down</numerusform>
            <numerusform>%1 are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s)</source>
        <translation>
            <numerusform>%Ln TLS connection</numerusform>
            <numerusform>%Ln TLS connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfaceModel</name>
    <message numerus="yes">
        <source>%1, %n more</source>
        <comment>addresses of an interface</comment>
        <translation>
            <numerusform>%1, %n more</numerusform>
            <numerusform>%1, %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacesDialog</name>
    <message numerus="yes">
        <source>Select at most %n interface(s).</source>
        <translation>
            <numerusform>Select at most %n interface.</numerusform>
            <numerusform>Select at most %n interfaces.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::KeyFigures</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interface(s)</source>
        <translation>
            <numerusform>%Ln interface</numerusform>
            <numerusform>%Ln interfaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln loss(es)</source>
        <translation>
            <numerusform>%Ln loss</numerusform>
            <numerusform>%Ln losses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::LossCause</name>
    <message numerus="yes">
        <source>%Ln packet(s) dropped by the kernel</source>
        <translation>
            <numerusform>%Ln packet dropped by the kernel</numerusform>
            <numerusform>%Ln packets dropped by the kernel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) dropped by the interface</source>
        <translation>
            <numerusform>%Ln packet dropped by the interface</numerusform>
            <numerusform>%Ln packets dropped by the interface</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gap(s) in TCP streams, %1</source>
        <translation>
            <numerusform>%Ln gap in TCP streams, %1</numerusform>
            <numerusform>%Ln gaps in TCP streams, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) dropped at the limit</source>
        <translation>
            <numerusform>%Ln connection dropped at the limit</numerusform>
            <numerusform>%Ln connections dropped at the limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) dropped (overload)</source>
        <translation>
            <numerusform>%Ln event dropped (overload)</numerusform>
            <numerusform>%Ln events dropped (overload)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending request(s) dropped</source>
        <translation>
            <numerusform>%Ln pending request dropped</numerusform>
            <numerusform>%Ln pending requests dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln undecodable packet(s)</source>
        <translation>
            <numerusform>%Ln undecodable packet</numerusform>
            <numerusform>%Ln undecodable packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln incomplete request(s)</source>
        <translation>
            <numerusform>%Ln incomplete request</numerusform>
            <numerusform>%Ln incomplete requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unpaired message(s)</source>
        <translation>
            <numerusform>%Ln unpaired message</numerusform>
            <numerusform>%Ln unpaired messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln HTTP/2 connection(s)</source>
        <translation>
            <numerusform>%Ln HTTP/2 connection</numerusform>
            <numerusform>%Ln HTTP/2 connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parser resynchronization(s)</source>
        <translation>
            <numerusform>%Ln parser resynchronization</numerusform>
            <numerusform>%Ln parser resynchronizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s) without the host of their request</source>
        <translation>
            <numerusform>%Ln response without the host of its request</numerusform>
            <numerusform>%Ln responses without the host of their request</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unrecognized connection(s) dropped</source>
        <translation>
            <numerusform>%Ln unrecognized connection dropped</numerusform>
            <numerusform>%Ln unrecognized connections dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) too long</source>
        <translation>
            <numerusform>%Ln header section too long</numerusform>
            <numerusform>%Ln header sections too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) dropped (memory limit)</source>
        <translation>
            <numerusform>%Ln header section dropped (memory limit)</numerusform>
            <numerusform>%Ln header sections dropped (memory limit)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln encrypted packet(s)</source>
        <translation>
            <numerusform>%Ln encrypted packet</numerusform>
            <numerusform>%Ln encrypted packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) of unknown protocols</source>
        <translation>
            <numerusform>%Ln packet of an unknown protocol</numerusform>
            <numerusform>%Ln packets of unknown protocols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) with an invalid timestamp</source>
        <translation>
            <numerusform>%Ln packet with an invalid timestamp</numerusform>
            <numerusform>%Ln packets with an invalid timestamp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clock(s) adjusted</source>
        <translation>
            <numerusform>%Ln clock adjusted</numerusform>
            <numerusform>%Ln clocks adjusted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s)</source>
        <translation>
            <numerusform>%Ln TLS connection</numerusform>
            <numerusform>%Ln TLS connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS record(s) not decrypted</source>
        <translation>
            <numerusform>%Ln TLS record not decrypted</numerusform>
            <numerusform>%Ln TLS records not decrypted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS record(s) refused</source>
        <translation>
            <numerusform>%Ln TLS record refused</numerusform>
            <numerusform>%Ln TLS records refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s) refused</source>
        <translation>
            <numerusform>%Ln TLS connection refused</numerusform>
            <numerusform>%Ln TLS connections refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::MainWindow</name>
    <message numerus="yes">
        <source>Only the first of %n dropped file(s) was opened.</source>
        <translation>
            <numerusform>Only the first of %n dropped file was opened.</numerusform>
            <numerusform>Only the first of %n dropped files was opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alerts (%n firing)</source>
        <translation>
            <numerusform>Alerts (%n firing)</numerusform>
            <numerusform>Alerts (%n firing)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::NoAlerts</name>
    <message numerus="yes">
        <source>and %n more rule(s)</source>
        <translation>
            <numerusform>and %n more rule</numerusform>
            <numerusform>and %n more rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active rule(s):</source>
        <translation>
            <numerusform>%n active rule:</numerusform>
            <numerusform>%n active rules:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::NoticeBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleList</name>
    <message numerus="yes">
        <source>There can be at most %Ln rule(s).</source>
        <translation>
            <numerusform>There can be at most %Ln rule.</numerusform>
            <numerusform>There can be at most %Ln rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleWords</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RulesDialog</name>
    <message numerus="yes">
        <source>Would not have triggered in %1: never %Ln response(s) within %2.</source>
        <comment>where; a window, as in &apos;2 min&apos;</comment>
        <translation>
            <numerusform>Would not have triggered in %1: never %Ln response within %2.</numerusform>
            <numerusform>Would not have triggered in %1: never %Ln responses within %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Would have triggered %Ln time(s) in %1, for up to %2.</source>
        <translation>
            <numerusform>Would have triggered %Ln time in %1, for up to %2.</numerusform>
            <numerusform>Would have triggered %Ln times in %1, for up to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Longer than %Ln character(s)</source>
        <translation>
            <numerusform>Longer than %Ln character</numerusform>
            <numerusform>Longer than %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln argument(s)</source>
        <translation>
            <numerusform>More than %Ln argument</numerusform>
            <numerusform>More than %Ln arguments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::TableMenu</name>
    <message numerus="yes">
        <source>Copy %n Row(s)</source>
        <translation>
            <numerusform>Copy %n Row</numerusform>
            <numerusform>Copy %n Rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n Hidden Section(s)</source>
        <translation>
            <numerusform>Show %n Hidden Section</numerusform>
            <numerusform>Show %n Hidden Sections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::TablePanel</name>
    <message numerus="yes">
        <source>Rows shown, of %n row(s)</source>
        <translation>
            <numerusform>Rows shown, of %n row</numerusform>
            <numerusform>Rows shown, of %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <translation>
            <numerusform>%n newer</numerusform>
            <numerusform>%n newer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::TrayIcon</name>
    <message numerus="yes">
        <source>and %n more alert(s)</source>
        <translation>
            <numerusform>and %n more alert</numerusform>
            <numerusform>and %n more alerts</numerusform>
        </translation>
    </message>
</context>
</TS>
