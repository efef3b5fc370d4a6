<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>weft</name>
    <message numerus="yes">
        <source>%1 × %2, %n frame(s) at %3 a second</source>
        <translation>
            <numerusform>%1 × %2, %n frame at %3 a second</numerusform>
            <numerusform>%1 × %2, %n frames at %3 a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) of sound</source>
        <translation>
            <numerusform>%n channel of sound</numerusform>
            <numerusform>%n channels of sound</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips: changes are made to all of them.</source>
        <translation>
            <numerusform>%n clip: changes are made to it.</numerusform>
            <numerusform>%n clips: changes are made to all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n effect(s) of "%1": %2.</source>
        <translation>
            <numerusform>%n effect of "%1": %2.</numerusform>
            <numerusform>%n effects of "%1": %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n effect(s) that were saved together.</source>
        <translation>
            <numerusform>%n effect that was saved as a preset.</numerusform>
            <numerusform>%n effects that were saved together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are not done yet:</source>
        <translation>
            <numerusform>%n job is not done yet:</numerusform>
            <numerusform>%n jobs are not done yet:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keyframe(s)</source>
        <translation>
            <numerusform>%n keyframe</numerusform>
            <numerusform>%n keyframes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of other content, the first of them line %1: "%2".</source>
        <translation>
            <numerusform>%n line of other content, the first of them line %1: "%2".</numerusform>
            <numerusform>%n lines of other content, the first of them line %1: "%2".</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marker(s): there is no event they could stand by.</source>
        <translation>
            <numerusform>%n marker: there is no event it could stand by.</numerusform>
            <numerusform>%n markers: there is no event they could stand by.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) that are none (NaN, infinite) became null.</source>
        <translation>
            <numerusform>%n number that is none (NaN, infinite) became null.</numerusform>
            <numerusform>%n numbers that are none (NaN, infinite) became null.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused file(s) left the bin; they stay on the disk.</source>
        <translation>
            <numerusform>%n unused file left the bin; it stays on the disk.</numerusform>
            <numerusform>%n unused files left the bin; they stay on the disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The project "%1" is damaged (%n problem(s)). %2</source>
        <translation>
            <numerusform>The project "%1" is damaged (%n problem). %2</numerusform>
            <numerusform>The project "%1" is damaged (%n problems). %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The timeline is in "%1"; %n thing(s) could not be carried.</source>
        <translation>
            <numerusform>The timeline is in "%1"; %n thing could not be carried.</numerusform>
            <numerusform>The timeline is in "%1"; %n things could not be carried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These are %n numbered pictures.</source>
        <translation>
            <numerusform>This is %n numbered picture.</numerusform>
            <numerusform>These are %n numbered pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Track %1: %n cut(s) lie between the frames of %2 fps and moved to the nearest.</source>
        <translation>
            <numerusform>Track %1: %n cut lies between the frames of %2 fps and moved to the nearest.</numerusform>
            <numerusform>Track %1: %n cuts lie between the frames of %2 fps and moved to the nearest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
</TS>
