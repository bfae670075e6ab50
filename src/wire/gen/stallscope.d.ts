import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace stallscope. */
export namespace stallscope {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a ServerFrame.
         * @deprecated Use stallscope.v1.ServerFrame.$Properties instead.
         */
        interface IServerFrame extends stallscope.v1.ServerFrame.$Properties {
        }

        /** Represents a ServerFrame. */
        class ServerFrame {

            /**
             * Constructs a new ServerFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.ServerFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServerFrame session. */
            session?: (stallscope.v1.Session.$Properties|null);

            /** ServerFrame dictionary. */
            dictionary?: (stallscope.v1.Dictionary.$Properties|null);

            /** ServerFrame spans. */
            spans?: (stallscope.v1.Spans.$Properties|null);

            /** ServerFrame totals. */
            totals?: (stallscope.v1.Totals.$Properties|null);

            /** ServerFrame lost. */
            lost?: (stallscope.v1.Lost.$Properties|null);

            /** ServerFrame targets. */
            targets?: (stallscope.v1.Targets.$Properties|null);

            /** ServerFrame refused. */
            refused?: (stallscope.v1.Refused.$Properties|null);

            /** ServerFrame end. */
            end?: (stallscope.v1.End.$Properties|null);

            /** ServerFrame table. */
            table?: (stallscope.v1.Table.$Properties|null);

            /** ServerFrame message. */
            message?: ("session"|"dictionary"|"spans"|"totals"|"lost"|"targets"|"refused"|"end"|"table");

            /**
             * Encodes the specified ServerFrame message. Does not implicitly {@link stallscope.v1.ServerFrame.verify|verify} messages.
             * @param message ServerFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.ServerFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.ServerFrame & stallscope.v1.ServerFrame.$Shape} ServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.ServerFrame & stallscope.v1.ServerFrame.$Shape;
        }

        namespace ServerFrame {

            /** Properties of a ServerFrame. */
            interface $Properties {

                /** ServerFrame session */
                session?: (stallscope.v1.Session.$Properties|null);

                /** ServerFrame dictionary */
                dictionary?: (stallscope.v1.Dictionary.$Properties|null);

                /** ServerFrame spans */
                spans?: (stallscope.v1.Spans.$Properties|null);

                /** ServerFrame totals */
                totals?: (stallscope.v1.Totals.$Properties|null);

                /** ServerFrame lost */
                lost?: (stallscope.v1.Lost.$Properties|null);

                /** ServerFrame targets */
                targets?: (stallscope.v1.Targets.$Properties|null);

                /** ServerFrame refused */
                refused?: (stallscope.v1.Refused.$Properties|null);

                /** ServerFrame end */
                end?: (stallscope.v1.End.$Properties|null);

                /** ServerFrame table */
                table?: (stallscope.v1.Table.$Properties|null);

                /** ServerFrame message */
                message?: ("session"|"dictionary"|"spans"|"totals"|"lost"|"targets"|"refused"|"end"|"table");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ServerFrame. */
            type $Shape = {
              session?: stallscope.v1.Session.$Shape|null;
              dictionary?: stallscope.v1.Dictionary.$Shape|null;
              spans?: stallscope.v1.Spans.$Shape|null;
              totals?: stallscope.v1.Totals.$Shape|null;
              lost?: stallscope.v1.Lost.$Shape|null;
              targets?: stallscope.v1.Targets.$Shape|null;
              refused?: stallscope.v1.Refused.$Shape|null;
              end?: stallscope.v1.End.$Shape|null;
              table?: stallscope.v1.Table.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "session"; session: stallscope.v1.Session.$Shape; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "dictionary"; session?: null; dictionary: stallscope.v1.Dictionary.$Shape; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "spans"; session?: null; dictionary?: null; spans: stallscope.v1.Spans.$Shape; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "totals"; session?: null; dictionary?: null; spans?: null; totals: stallscope.v1.Totals.$Shape; lost?: null; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "lost"; session?: null; dictionary?: null; spans?: null; totals?: null; lost: stallscope.v1.Lost.$Shape; targets?: null; refused?: null; end?: null; table?: null }|{ message?: "targets"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets: stallscope.v1.Targets.$Shape; refused?: null; end?: null; table?: null }|{ message?: "refused"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused: stallscope.v1.Refused.$Shape; end?: null; table?: null }|{ message?: "end"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end: stallscope.v1.End.$Shape; table?: null }|{ message?: "table"; session?: null; dictionary?: null; spans?: null; totals?: null; lost?: null; targets?: null; refused?: null; end?: null; table: stallscope.v1.Table.$Shape })
            );
        }

        /**
         * Properties of a ClientFrame.
         * @deprecated Use stallscope.v1.ClientFrame.$Properties instead.
         */
        interface IClientFrame extends stallscope.v1.ClientFrame.$Properties {
        }

        /** Represents a ClientFrame. */
        class ClientFrame {

            /**
             * Constructs a new ClientFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.ClientFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientFrame subscribe. */
            subscribe?: (stallscope.v1.Subscribe.$Properties|null);

            /** ClientFrame message. */
            message?: "subscribe";

            /**
             * Encodes the specified ClientFrame message. Does not implicitly {@link stallscope.v1.ClientFrame.verify|verify} messages.
             * @param message ClientFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.ClientFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.ClientFrame & stallscope.v1.ClientFrame.$Shape} ClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.ClientFrame & stallscope.v1.ClientFrame.$Shape;
        }

        namespace ClientFrame {

            /** Properties of a ClientFrame. */
            interface $Properties {

                /** ClientFrame subscribe */
                subscribe?: (stallscope.v1.Subscribe.$Properties|null);

                /** ClientFrame message */
                message?: "subscribe";

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ClientFrame. */
            type $Shape = {
              subscribe?: stallscope.v1.Subscribe.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ message?: undefined; subscribe?: null }|{ message?: "subscribe"; subscribe: stallscope.v1.Subscribe.$Shape })
            );
        }

        /**
         * Properties of a Subscribe.
         * @deprecated Use stallscope.v1.Subscribe.$Properties instead.
         */
        interface ISubscribe extends stallscope.v1.Subscribe.$Properties {
        }

        /** Represents a Subscribe. */
        class Subscribe {

            /**
             * Constructs a new Subscribe.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Subscribe.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Subscribe targets. */
            targets: string[];

            /** Subscribe kinds. */
            kinds: stallscope.v1.SpanKind[];

            /** Subscribe minNs. */
            minNs: number;

            /**
             * Encodes the specified Subscribe message. Does not implicitly {@link stallscope.v1.Subscribe.verify|verify} messages.
             * @param message Subscribe message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Subscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Subscribe message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Subscribe & stallscope.v1.Subscribe.$Shape} Subscribe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Subscribe & stallscope.v1.Subscribe.$Shape;
        }

        namespace Subscribe {

            /** Properties of a Subscribe. */
            interface $Properties {

                /** Subscribe targets */
                targets?: (string[]|null);

                /** Subscribe kinds */
                kinds?: (stallscope.v1.SpanKind[]|null);

                /** Subscribe minNs */
                minNs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Subscribe. */
            type $Shape = stallscope.v1.Subscribe.$Properties;
        }

        /** SpanKind enum. */
        enum SpanKind {

            /** SPAN_KIND_BLOCK value */
            SPAN_KIND_BLOCK = 0,

            /** SPAN_KIND_FSYNC value */
            SPAN_KIND_FSYNC = 1,

            /** SPAN_KIND_MOUNT value */
            SPAN_KIND_MOUNT = 2,

            /** SPAN_KIND_JOURNAL value */
            SPAN_KIND_JOURNAL = 3,

            /** SPAN_KIND_FILE value */
            SPAN_KIND_FILE = 4,

            /** SPAN_KIND_WAIT value */
            SPAN_KIND_WAIT = 5,

            /** SPAN_KIND_THROTTLE value */
            SPAN_KIND_THROTTLE = 6,

            /** SPAN_KIND_RECLAIM value */
            SPAN_KIND_RECLAIM = 7,

            /** SPAN_KIND_START value */
            SPAN_KIND_START = 8
        }

        /**
         * Properties of a Session.
         * @deprecated Use stallscope.v1.Session.$Properties instead.
         */
        interface ISession extends stallscope.v1.Session.$Properties {
        }

        /** Represents a Session. */
        class Session {

            /**
             * Constructs a new Session.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Session.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Session version. */
            version: number;

            /** Session host. */
            host: string;

            /** Session kernel. */
            kernel: string;

            /** Session baseSeconds. */
            baseSeconds: number;

            /** Session baseNanos. */
            baseNanos: number;

            /** Session targets. */
            targets: stallscope.v1.Container.$Properties[];

            /** Session probes. */
            probes: stallscope.v1.Probe.$Properties[];

            /** Session minNs. */
            minNs: number;

            /**
             * Encodes the specified Session message. Does not implicitly {@link stallscope.v1.Session.verify|verify} messages.
             * @param message Session message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Session.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Session message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Session & stallscope.v1.Session.$Shape} Session
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Session & stallscope.v1.Session.$Shape;
        }

        namespace Session {

            /** Properties of a Session. */
            interface $Properties {

                /** Session version */
                version?: (number|null);

                /** Session host */
                host?: (string|null);

                /** Session kernel */
                kernel?: (string|null);

                /** Session baseSeconds */
                baseSeconds?: (number|null);

                /** Session baseNanos */
                baseNanos?: (number|null);

                /** Session targets */
                targets?: (stallscope.v1.Container.$Properties[]|null);

                /** Session probes */
                probes?: (stallscope.v1.Probe.$Properties[]|null);

                /** Session minNs */
                minNs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Session. */
            type $Shape = stallscope.v1.Session.$Properties;
        }

        /**
         * Properties of a Container.
         * @deprecated Use stallscope.v1.Container.$Properties instead.
         */
        interface IContainer extends stallscope.v1.Container.$Properties {
        }

        /** Represents a Container. */
        class Container {

            /**
             * Constructs a new Container.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Container.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Container id. */
            id: string;

            /** Container name. */
            name: string;

            /** Container runtime. */
            runtime: string;

            /** Container image. */
            image?: (string|null);

            /** Container pod. */
            pod?: (string|null);

            /**
             * Encodes the specified Container message. Does not implicitly {@link stallscope.v1.Container.verify|verify} messages.
             * @param message Container message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Container.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Container message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Container & stallscope.v1.Container.$Shape} Container
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Container & stallscope.v1.Container.$Shape;
        }

        namespace Container {

            /** Properties of a Container. */
            interface $Properties {

                /** Container id */
                id?: (string|null);

                /** Container name */
                name?: (string|null);

                /** Container runtime */
                runtime?: (string|null);

                /** Container image */
                image?: (string|null);

                /** Container pod */
                pod?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Container. */
            type $Shape = stallscope.v1.Container.$Properties;
        }

        /**
         * Properties of a Probe.
         * @deprecated Use stallscope.v1.Probe.$Properties instead.
         */
        interface IProbe extends stallscope.v1.Probe.$Properties {
        }

        /** Represents a Probe. */
        class Probe {

            /**
             * Constructs a new Probe.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Probe.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Probe name. */
            name: string;

            /** Probe state. */
            state: stallscope.v1.ProbeStatus;

            /** Probe why. */
            why: string;

            /**
             * Encodes the specified Probe message. Does not implicitly {@link stallscope.v1.Probe.verify|verify} messages.
             * @param message Probe message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Probe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Probe message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Probe & stallscope.v1.Probe.$Shape} Probe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Probe & stallscope.v1.Probe.$Shape;
        }

        namespace Probe {

            /** Properties of a Probe. */
            interface $Properties {

                /** Probe name */
                name?: (string|null);

                /** Probe state */
                state?: (stallscope.v1.ProbeStatus|null);

                /** Probe why */
                why?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Probe. */
            type $Shape = stallscope.v1.Probe.$Properties;
        }

        /** ProbeStatus enum. */
        enum ProbeStatus {

            /** PROBE_STATUS_UNSPECIFIED value */
            PROBE_STATUS_UNSPECIFIED = 0,

            /** PROBE_STATUS_ATTACHED value */
            PROBE_STATUS_ATTACHED = 1,

            /** PROBE_STATUS_ABSENT value */
            PROBE_STATUS_ABSENT = 2,

            /** PROBE_STATUS_OFF value */
            PROBE_STATUS_OFF = 3
        }

        /**
         * Properties of a Dictionary.
         * @deprecated Use stallscope.v1.Dictionary.$Properties instead.
         */
        interface IDictionary extends stallscope.v1.Dictionary.$Properties {
        }

        /** Represents a Dictionary. */
        class Dictionary {

            /**
             * Constructs a new Dictionary.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Dictionary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Dictionary epoch. */
            epoch: number;

            /** Dictionary strings. */
            strings: stallscope.v1.StringEntry.$Properties[];

            /** Dictionary containers. */
            containers: stallscope.v1.ContainerEntry.$Properties[];

            /** Dictionary disks. */
            disks: stallscope.v1.DiskEntry.$Properties[];

            /**
             * Encodes the specified Dictionary message. Does not implicitly {@link stallscope.v1.Dictionary.verify|verify} messages.
             * @param message Dictionary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Dictionary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Dictionary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Dictionary & stallscope.v1.Dictionary.$Shape} Dictionary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Dictionary & stallscope.v1.Dictionary.$Shape;
        }

        namespace Dictionary {

            /** Properties of a Dictionary. */
            interface $Properties {

                /** Dictionary epoch */
                epoch?: (number|null);

                /** Dictionary strings */
                strings?: (stallscope.v1.StringEntry.$Properties[]|null);

                /** Dictionary containers */
                containers?: (stallscope.v1.ContainerEntry.$Properties[]|null);

                /** Dictionary disks */
                disks?: (stallscope.v1.DiskEntry.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Dictionary. */
            type $Shape = stallscope.v1.Dictionary.$Properties;
        }

        /**
         * Properties of a StringEntry.
         * @deprecated Use stallscope.v1.StringEntry.$Properties instead.
         */
        interface IStringEntry extends stallscope.v1.StringEntry.$Properties {
        }

        /** Represents a StringEntry. */
        class StringEntry {

            /**
             * Constructs a new StringEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.StringEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StringEntry id. */
            id: number;

            /** StringEntry text. */
            text: string;

            /**
             * Encodes the specified StringEntry message. Does not implicitly {@link stallscope.v1.StringEntry.verify|verify} messages.
             * @param message StringEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.StringEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StringEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.StringEntry & stallscope.v1.StringEntry.$Shape} StringEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.StringEntry & stallscope.v1.StringEntry.$Shape;
        }

        namespace StringEntry {

            /** Properties of a StringEntry. */
            interface $Properties {

                /** StringEntry id */
                id?: (number|null);

                /** StringEntry text */
                text?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StringEntry. */
            type $Shape = stallscope.v1.StringEntry.$Properties;
        }

        /**
         * Properties of a ContainerEntry.
         * @deprecated Use stallscope.v1.ContainerEntry.$Properties instead.
         */
        interface IContainerEntry extends stallscope.v1.ContainerEntry.$Properties {
        }

        /** Represents a ContainerEntry. */
        class ContainerEntry {

            /**
             * Constructs a new ContainerEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.ContainerEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerEntry id. */
            id: number;

            /** ContainerEntry container. */
            container?: (stallscope.v1.Container.$Properties|null);

            /**
             * Encodes the specified ContainerEntry message. Does not implicitly {@link stallscope.v1.ContainerEntry.verify|verify} messages.
             * @param message ContainerEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.ContainerEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.ContainerEntry & stallscope.v1.ContainerEntry.$Shape} ContainerEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.ContainerEntry & stallscope.v1.ContainerEntry.$Shape;
        }

        namespace ContainerEntry {

            /** Properties of a ContainerEntry. */
            interface $Properties {

                /** ContainerEntry id */
                id?: (number|null);

                /** ContainerEntry container */
                container?: (stallscope.v1.Container.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerEntry. */
            type $Shape = stallscope.v1.ContainerEntry.$Properties;
        }

        /**
         * Properties of a DiskEntry.
         * @deprecated Use stallscope.v1.DiskEntry.$Properties instead.
         */
        interface IDiskEntry extends stallscope.v1.DiskEntry.$Properties {
        }

        /** Represents a DiskEntry. */
        class DiskEntry {

            /**
             * Constructs a new DiskEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.DiskEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DiskEntry device. */
            device: number;

            /** DiskEntry name. */
            name: string;

            /** DiskEntry leaf. */
            leaf: boolean;

            /**
             * Encodes the specified DiskEntry message. Does not implicitly {@link stallscope.v1.DiskEntry.verify|verify} messages.
             * @param message DiskEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.DiskEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DiskEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.DiskEntry & stallscope.v1.DiskEntry.$Shape} DiskEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.DiskEntry & stallscope.v1.DiskEntry.$Shape;
        }

        namespace DiskEntry {

            /** Properties of a DiskEntry. */
            interface $Properties {

                /** DiskEntry device */
                device?: (number|null);

                /** DiskEntry name */
                name?: (string|null);

                /** DiskEntry leaf */
                leaf?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DiskEntry. */
            type $Shape = stallscope.v1.DiskEntry.$Properties;
        }

        /**
         * Properties of a Spans.
         * @deprecated Use stallscope.v1.Spans.$Properties instead.
         */
        interface ISpans extends stallscope.v1.Spans.$Properties {
        }

        /** Represents a Spans. */
        class Spans {

            /**
             * Constructs a new Spans.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Spans.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Spans count. */
            count: number;

            /** Spans epoch. */
            epoch: number;

            /** Spans idBase. */
            idBase: number;

            /** Spans id. */
            id: number[];

            /** Spans idHi. */
            idHi: number[];

            /** Spans parentBase. */
            parentBase: number;

            /** Spans parent. */
            parent: number[];

            /** Spans parentHi. */
            parentHi: number[];

            /** Spans startBase. */
            startBase: number;

            /** Spans start. */
            start: number[];

            /** Spans startHi. */
            startHi: number[];

            /** Spans duration. */
            duration: number[];

            /** Spans durationHi. */
            durationHi: number[];

            /** Spans kind. */
            kind: number[];

            /** Spans name. */
            name: number[];

            /** Spans container. */
            container: number[];

            /** Spans pid. */
            pid: number[];

            /** Spans tid. */
            tid: number[];

            /** Spans comm. */
            comm: number[];

            /** Spans error. */
            error: number[];

            /** Spans device. */
            device: number[];

            /** Spans bytes. */
            bytes: number[];

            /** Spans bytesHi. */
            bytesHi: number[];

            /** Spans sector. */
            sector: number[];

            /** Spans sectorHi. */
            sectorHi: number[];

            /** Spans queue. */
            queue: number[];

            /** Spans queueHi. */
            queueHi: number[];

            /** Spans flags. */
            flags: number[];

            /** Spans owner. */
            owner: number[];

            /** Spans requeues. */
            requeues: number[];

            /** Spans details. */
            details: stallscope.v1.SpanDetail.$Properties[];

            /**
             * Encodes the specified Spans message. Does not implicitly {@link stallscope.v1.Spans.verify|verify} messages.
             * @param message Spans message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Spans.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Spans message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Spans & stallscope.v1.Spans.$Shape} Spans
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Spans & stallscope.v1.Spans.$Shape;
        }

        namespace Spans {

            /** Properties of a Spans. */
            interface $Properties {

                /** Spans count */
                count?: (number|null);

                /** Spans epoch */
                epoch?: (number|null);

                /** Spans idBase */
                idBase?: (number|null);

                /** Spans id */
                id?: (number[]|null);

                /** Spans idHi */
                idHi?: (number[]|null);

                /** Spans parentBase */
                parentBase?: (number|null);

                /** Spans parent */
                parent?: (number[]|null);

                /** Spans parentHi */
                parentHi?: (number[]|null);

                /** Spans startBase */
                startBase?: (number|null);

                /** Spans start */
                start?: (number[]|null);

                /** Spans startHi */
                startHi?: (number[]|null);

                /** Spans duration */
                duration?: (number[]|null);

                /** Spans durationHi */
                durationHi?: (number[]|null);

                /** Spans kind */
                kind?: (number[]|null);

                /** Spans name */
                name?: (number[]|null);

                /** Spans container */
                container?: (number[]|null);

                /** Spans pid */
                pid?: (number[]|null);

                /** Spans tid */
                tid?: (number[]|null);

                /** Spans comm */
                comm?: (number[]|null);

                /** Spans error */
                error?: (number[]|null);

                /** Spans device */
                device?: (number[]|null);

                /** Spans bytes */
                bytes?: (number[]|null);

                /** Spans bytesHi */
                bytesHi?: (number[]|null);

                /** Spans sector */
                sector?: (number[]|null);

                /** Spans sectorHi */
                sectorHi?: (number[]|null);

                /** Spans queue */
                queue?: (number[]|null);

                /** Spans queueHi */
                queueHi?: (number[]|null);

                /** Spans flags */
                flags?: (number[]|null);

                /** Spans owner */
                owner?: (number[]|null);

                /** Spans requeues */
                requeues?: (number[]|null);

                /** Spans details */
                details?: (stallscope.v1.SpanDetail.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Spans. */
            type $Shape = {
              count?: number|null;
              epoch?: number|null;
              idBase?: number|null;
              id?: number[]|null;
              idHi?: number[]|null;
              parentBase?: number|null;
              parent?: number[]|null;
              parentHi?: number[]|null;
              startBase?: number|null;
              start?: number[]|null;
              startHi?: number[]|null;
              duration?: number[]|null;
              durationHi?: number[]|null;
              kind?: number[]|null;
              name?: number[]|null;
              container?: number[]|null;
              pid?: number[]|null;
              tid?: number[]|null;
              comm?: number[]|null;
              error?: number[]|null;
              device?: number[]|null;
              bytes?: number[]|null;
              bytesHi?: number[]|null;
              sector?: number[]|null;
              sectorHi?: number[]|null;
              queue?: number[]|null;
              queueHi?: number[]|null;
              flags?: number[]|null;
              owner?: number[]|null;
              requeues?: number[]|null;
              details?: stallscope.v1.SpanDetail.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a SpanDetail.
         * @deprecated Use stallscope.v1.SpanDetail.$Properties instead.
         */
        interface ISpanDetail extends stallscope.v1.SpanDetail.$Properties {
        }

        /** Represents a SpanDetail. */
        class SpanDetail {

            /**
             * Constructs a new SpanDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.SpanDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SpanDetail index. */
            index: number;

            /** SpanDetail fsync. */
            fsync?: (stallscope.v1.FsyncDetail.$Properties|null);

            /** SpanDetail mount. */
            mount?: (stallscope.v1.MountDetail.$Properties|null);

            /** SpanDetail journal. */
            journal?: (stallscope.v1.JournalDetail.$Properties|null);

            /** SpanDetail file. */
            file?: (stallscope.v1.FileDetail.$Properties|null);

            /** SpanDetail wait. */
            wait?: (stallscope.v1.WaitDetail.$Properties|null);

            /** SpanDetail throttle. */
            throttle?: (stallscope.v1.ThrottleDetail.$Properties|null);

            /** SpanDetail reclaim. */
            reclaim?: (stallscope.v1.ReclaimDetail.$Properties|null);

            /** SpanDetail detail. */
            detail?: ("fsync"|"mount"|"journal"|"file"|"wait"|"throttle"|"reclaim");

            /**
             * Encodes the specified SpanDetail message. Does not implicitly {@link stallscope.v1.SpanDetail.verify|verify} messages.
             * @param message SpanDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.SpanDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SpanDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.SpanDetail & stallscope.v1.SpanDetail.$Shape} SpanDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.SpanDetail & stallscope.v1.SpanDetail.$Shape;
        }

        namespace SpanDetail {

            /** Properties of a SpanDetail. */
            interface $Properties {

                /** SpanDetail index */
                index?: (number|null);

                /** SpanDetail fsync */
                fsync?: (stallscope.v1.FsyncDetail.$Properties|null);

                /** SpanDetail mount */
                mount?: (stallscope.v1.MountDetail.$Properties|null);

                /** SpanDetail journal */
                journal?: (stallscope.v1.JournalDetail.$Properties|null);

                /** SpanDetail file */
                file?: (stallscope.v1.FileDetail.$Properties|null);

                /** SpanDetail wait */
                wait?: (stallscope.v1.WaitDetail.$Properties|null);

                /** SpanDetail throttle */
                throttle?: (stallscope.v1.ThrottleDetail.$Properties|null);

                /** SpanDetail reclaim */
                reclaim?: (stallscope.v1.ReclaimDetail.$Properties|null);

                /** SpanDetail detail */
                detail?: ("fsync"|"mount"|"journal"|"file"|"wait"|"throttle"|"reclaim");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a SpanDetail. */
            type $Shape = {
              index?: number|null;
              fsync?: stallscope.v1.FsyncDetail.$Shape|null;
              mount?: stallscope.v1.MountDetail.$Shape|null;
              journal?: stallscope.v1.JournalDetail.$Shape|null;
              file?: stallscope.v1.FileDetail.$Shape|null;
              wait?: stallscope.v1.WaitDetail.$Shape|null;
              throttle?: stallscope.v1.ThrottleDetail.$Shape|null;
              reclaim?: stallscope.v1.ReclaimDetail.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ detail?: undefined; fsync?: null; mount?: null; journal?: null; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "fsync"; fsync: stallscope.v1.FsyncDetail.$Shape; mount?: null; journal?: null; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "mount"; fsync?: null; mount: stallscope.v1.MountDetail.$Shape; journal?: null; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "journal"; fsync?: null; mount?: null; journal: stallscope.v1.JournalDetail.$Shape; file?: null; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "file"; fsync?: null; mount?: null; journal?: null; file: stallscope.v1.FileDetail.$Shape; wait?: null; throttle?: null; reclaim?: null }|{ detail?: "wait"; fsync?: null; mount?: null; journal?: null; file?: null; wait: stallscope.v1.WaitDetail.$Shape; throttle?: null; reclaim?: null }|{ detail?: "throttle"; fsync?: null; mount?: null; journal?: null; file?: null; wait?: null; throttle: stallscope.v1.ThrottleDetail.$Shape; reclaim?: null }|{ detail?: "reclaim"; fsync?: null; mount?: null; journal?: null; file?: null; wait?: null; throttle?: null; reclaim: stallscope.v1.ReclaimDetail.$Shape })
            );
        }

        /**
         * Properties of a TimeShares.
         * @deprecated Use stallscope.v1.TimeShares.$Properties instead.
         */
        interface ITimeShares extends stallscope.v1.TimeShares.$Properties {
        }

        /** Represents a TimeShares. */
        class TimeShares {

            /**
             * Constructs a new TimeShares.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.TimeShares.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TimeShares dataNs. */
            dataNs: number;

            /** TimeShares flushNs. */
            flushNs: number;

            /** TimeShares journalNs. */
            journalNs: number;

            /** TimeShares throttleNs. */
            throttleNs: number;

            /** TimeShares dirtyNs. */
            dirtyNs: number;

            /** TimeShares reclaimNs. */
            reclaimNs: number;

            /** TimeShares lockNs. */
            lockNs: number;

            /** TimeShares waitNs. */
            waitNs: number;

            /** TimeShares unexplainedNs. */
            unexplainedNs: number;

            /**
             * Encodes the specified TimeShares message. Does not implicitly {@link stallscope.v1.TimeShares.verify|verify} messages.
             * @param message TimeShares message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.TimeShares.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TimeShares message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.TimeShares & stallscope.v1.TimeShares.$Shape} TimeShares
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.TimeShares & stallscope.v1.TimeShares.$Shape;
        }

        namespace TimeShares {

            /** Properties of a TimeShares. */
            interface $Properties {

                /** TimeShares dataNs */
                dataNs?: (number|null);

                /** TimeShares flushNs */
                flushNs?: (number|null);

                /** TimeShares journalNs */
                journalNs?: (number|null);

                /** TimeShares throttleNs */
                throttleNs?: (number|null);

                /** TimeShares dirtyNs */
                dirtyNs?: (number|null);

                /** TimeShares reclaimNs */
                reclaimNs?: (number|null);

                /** TimeShares lockNs */
                lockNs?: (number|null);

                /** TimeShares waitNs */
                waitNs?: (number|null);

                /** TimeShares unexplainedNs */
                unexplainedNs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TimeShares. */
            type $Shape = stallscope.v1.TimeShares.$Properties;
        }

        /**
         * Properties of a Share.
         * @deprecated Use stallscope.v1.Share.$Properties instead.
         */
        interface IShare extends stallscope.v1.Share.$Properties {
        }

        /** Represents a Share. */
        class Share {

            /**
             * Constructs a new Share.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Share.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Share who. */
            who: string;

            /** Share count. */
            count: number;

            /** Share bytes. */
            bytes: number;

            /**
             * Encodes the specified Share message. Does not implicitly {@link stallscope.v1.Share.verify|verify} messages.
             * @param message Share message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Share.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Share message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Share & stallscope.v1.Share.$Shape} Share
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Share & stallscope.v1.Share.$Shape;
        }

        namespace Share {

            /** Properties of a Share. */
            interface $Properties {

                /** Share who */
                who?: (string|null);

                /** Share count */
                count?: (number|null);

                /** Share bytes */
                bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Share. */
            type $Shape = stallscope.v1.Share.$Properties;
        }

        /**
         * Properties of a FsyncDetail.
         * @deprecated Use stallscope.v1.FsyncDetail.$Properties instead.
         */
        interface IFsyncDetail extends stallscope.v1.FsyncDetail.$Properties {
        }

        /** Represents a FsyncDetail. */
        class FsyncDetail {

            /**
             * Constructs a new FsyncDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.FsyncDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FsyncDetail file. */
            file?: (string|null);

            /** FsyncDetail device. */
            device?: (string|null);

            /** FsyncDetail inode. */
            inode?: (number|null);

            /** FsyncDetail backingDevice. */
            backingDevice?: (string|null);

            /** FsyncDetail backingInode. */
            backingInode?: (number|null);

            /** FsyncDetail bytes. */
            bytes?: (number|null);

            /** FsyncDetail shares. */
            shares?: (stallscope.v1.TimeShares.$Properties|null);

            /** FsyncDetail ios. */
            ios: number;

            /**
             * Encodes the specified FsyncDetail message. Does not implicitly {@link stallscope.v1.FsyncDetail.verify|verify} messages.
             * @param message FsyncDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.FsyncDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FsyncDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.FsyncDetail & stallscope.v1.FsyncDetail.$Shape} FsyncDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.FsyncDetail & stallscope.v1.FsyncDetail.$Shape;
        }

        namespace FsyncDetail {

            /** Properties of a FsyncDetail. */
            interface $Properties {

                /** FsyncDetail file */
                file?: (string|null);

                /** FsyncDetail device */
                device?: (string|null);

                /** FsyncDetail inode */
                inode?: (number|null);

                /** FsyncDetail backingDevice */
                backingDevice?: (string|null);

                /** FsyncDetail backingInode */
                backingInode?: (number|null);

                /** FsyncDetail bytes */
                bytes?: (number|null);

                /** FsyncDetail shares */
                shares?: (stallscope.v1.TimeShares.$Properties|null);

                /** FsyncDetail ios */
                ios?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FsyncDetail. */
            type $Shape = stallscope.v1.FsyncDetail.$Properties;
        }

        /**
         * Properties of a MountDetail.
         * @deprecated Use stallscope.v1.MountDetail.$Properties instead.
         */
        interface IMountDetail extends stallscope.v1.MountDetail.$Properties {
        }

        /** Represents a MountDetail. */
        class MountDetail {

            /**
             * Constructs a new MountDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.MountDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MountDetail source. */
            source?: (string|null);

            /** MountDetail target. */
            target?: (string|null);

            /** MountDetail fstype. */
            fstype?: (string|null);

            /** MountDetail flags. */
            flags: string[];

            /** MountDetail options. */
            options?: (string|null);

            /** MountDetail teardownNs. */
            teardownNs?: (number|null);

            /** MountDetail shares. */
            shares?: (stallscope.v1.TimeShares.$Properties|null);

            /** MountDetail truncated. */
            truncated?: (boolean|null);

            /** MountDetail trigger. */
            trigger: stallscope.v1.TeardownTrigger;

            /** MountDetail fd. */
            fd?: (number|null);

            /** MountDetail device. */
            device?: (string|null);

            /** MountDetail written. */
            written: stallscope.v1.Share.$Properties[];

            /**
             * Encodes the specified MountDetail message. Does not implicitly {@link stallscope.v1.MountDetail.verify|verify} messages.
             * @param message MountDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.MountDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MountDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.MountDetail & stallscope.v1.MountDetail.$Shape} MountDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.MountDetail & stallscope.v1.MountDetail.$Shape;
        }

        namespace MountDetail {

            /** Properties of a MountDetail. */
            interface $Properties {

                /** MountDetail source */
                source?: (string|null);

                /** MountDetail target */
                target?: (string|null);

                /** MountDetail fstype */
                fstype?: (string|null);

                /** MountDetail flags */
                flags?: (string[]|null);

                /** MountDetail options */
                options?: (string|null);

                /** MountDetail teardownNs */
                teardownNs?: (number|null);

                /** MountDetail shares */
                shares?: (stallscope.v1.TimeShares.$Properties|null);

                /** MountDetail truncated */
                truncated?: (boolean|null);

                /** MountDetail trigger */
                trigger?: (stallscope.v1.TeardownTrigger|null);

                /** MountDetail fd */
                fd?: (number|null);

                /** MountDetail device */
                device?: (string|null);

                /** MountDetail written */
                written?: (stallscope.v1.Share.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MountDetail. */
            type $Shape = stallscope.v1.MountDetail.$Properties;
        }

        /**
         * Properties of a JournalDetail.
         * @deprecated Use stallscope.v1.JournalDetail.$Properties instead.
         */
        interface IJournalDetail extends stallscope.v1.JournalDetail.$Properties {
        }

        /** Represents a JournalDetail. */
        class JournalDetail {

            /**
             * Constructs a new JournalDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.JournalDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JournalDetail device. */
            device: string;

            /** JournalDetail transaction. */
            transaction: number;

            /** JournalDetail requestedBy. */
            requestedBy?: (number|null);

            /** JournalDetail blocks. */
            blocks: number;

            /** JournalDetail handles. */
            handles: number;

            /** JournalDetail participants. */
            participants: stallscope.v1.Share.$Properties[];

            /**
             * Encodes the specified JournalDetail message. Does not implicitly {@link stallscope.v1.JournalDetail.verify|verify} messages.
             * @param message JournalDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.JournalDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JournalDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.JournalDetail & stallscope.v1.JournalDetail.$Shape} JournalDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.JournalDetail & stallscope.v1.JournalDetail.$Shape;
        }

        namespace JournalDetail {

            /** Properties of a JournalDetail. */
            interface $Properties {

                /** JournalDetail device */
                device?: (string|null);

                /** JournalDetail transaction */
                transaction?: (number|null);

                /** JournalDetail requestedBy */
                requestedBy?: (number|null);

                /** JournalDetail blocks */
                blocks?: (number|null);

                /** JournalDetail handles */
                handles?: (number|null);

                /** JournalDetail participants */
                participants?: (stallscope.v1.Share.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JournalDetail. */
            type $Shape = stallscope.v1.JournalDetail.$Properties;
        }

        /**
         * Properties of a FileDetail.
         * @deprecated Use stallscope.v1.FileDetail.$Properties instead.
         */
        interface IFileDetail extends stallscope.v1.FileDetail.$Properties {
        }

        /** Represents a FileDetail. */
        class FileDetail {

            /**
             * Constructs a new FileDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.FileDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FileDetail file. */
            file?: (string|null);

            /** FileDetail to. */
            to?: (string|null);

            /** FileDetail device. */
            device?: (string|null);

            /** FileDetail inode. */
            inode?: (number|null);

            /** FileDetail bytes. */
            bytes?: (number|null);

            /** FileDetail shares. */
            shares?: (stallscope.v1.TimeShares.$Properties|null);

            /** FileDetail ios. */
            ios: number;

            /**
             * Encodes the specified FileDetail message. Does not implicitly {@link stallscope.v1.FileDetail.verify|verify} messages.
             * @param message FileDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.FileDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FileDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.FileDetail & stallscope.v1.FileDetail.$Shape} FileDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.FileDetail & stallscope.v1.FileDetail.$Shape;
        }

        namespace FileDetail {

            /** Properties of a FileDetail. */
            interface $Properties {

                /** FileDetail file */
                file?: (string|null);

                /** FileDetail to */
                to?: (string|null);

                /** FileDetail device */
                device?: (string|null);

                /** FileDetail inode */
                inode?: (number|null);

                /** FileDetail bytes */
                bytes?: (number|null);

                /** FileDetail shares */
                shares?: (stallscope.v1.TimeShares.$Properties|null);

                /** FileDetail ios */
                ios?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FileDetail. */
            type $Shape = stallscope.v1.FileDetail.$Properties;
        }

        /**
         * Properties of a WaitDetail.
         * @deprecated Use stallscope.v1.WaitDetail.$Properties instead.
         */
        interface IWaitDetail extends stallscope.v1.WaitDetail.$Properties {
        }

        /** Represents a WaitDetail. */
        class WaitDetail {

            /**
             * Constructs a new WaitDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.WaitDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WaitDetail stack. */
            stack: string[];

            /** WaitDetail call. */
            call?: (string|null);

            /** WaitDetail iowait. */
            iowait: boolean;

            /**
             * Encodes the specified WaitDetail message. Does not implicitly {@link stallscope.v1.WaitDetail.verify|verify} messages.
             * @param message WaitDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.WaitDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WaitDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.WaitDetail & stallscope.v1.WaitDetail.$Shape} WaitDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.WaitDetail & stallscope.v1.WaitDetail.$Shape;
        }

        namespace WaitDetail {

            /** Properties of a WaitDetail. */
            interface $Properties {

                /** WaitDetail stack */
                stack?: (string[]|null);

                /** WaitDetail call */
                call?: (string|null);

                /** WaitDetail iowait */
                iowait?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WaitDetail. */
            type $Shape = stallscope.v1.WaitDetail.$Properties;
        }

        /**
         * Properties of a ThrottleDetail.
         * @deprecated Use stallscope.v1.ThrottleDetail.$Properties instead.
         */
        interface IThrottleDetail extends stallscope.v1.ThrottleDetail.$Properties {
        }

        /** Represents a ThrottleDetail. */
        class ThrottleDetail {

            /**
             * Constructs a new ThrottleDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.ThrottleDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ThrottleDetail device. */
            device?: (string|null);

            /** ThrottleDetail limit. */
            limit?: (string|null);

            /** ThrottleDetail cgroup. */
            cgroup?: (string|null);

            /** ThrottleDetail configured. */
            configured?: (number|null);

            /** ThrottleDetail observed. */
            observed?: (number|null);

            /**
             * Encodes the specified ThrottleDetail message. Does not implicitly {@link stallscope.v1.ThrottleDetail.verify|verify} messages.
             * @param message ThrottleDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.ThrottleDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ThrottleDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.ThrottleDetail & stallscope.v1.ThrottleDetail.$Shape} ThrottleDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.ThrottleDetail & stallscope.v1.ThrottleDetail.$Shape;
        }

        namespace ThrottleDetail {

            /** Properties of a ThrottleDetail. */
            interface $Properties {

                /** ThrottleDetail device */
                device?: (string|null);

                /** ThrottleDetail limit */
                limit?: (string|null);

                /** ThrottleDetail cgroup */
                cgroup?: (string|null);

                /** ThrottleDetail configured */
                configured?: (number|null);

                /** ThrottleDetail observed */
                observed?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ThrottleDetail. */
            type $Shape = stallscope.v1.ThrottleDetail.$Properties;
        }

        /**
         * Properties of a ReclaimDetail.
         * @deprecated Use stallscope.v1.ReclaimDetail.$Properties instead.
         */
        interface IReclaimDetail extends stallscope.v1.ReclaimDetail.$Properties {
        }

        /** Represents a ReclaimDetail. */
        class ReclaimDetail {

            /**
             * Constructs a new ReclaimDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.ReclaimDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReclaimDetail pages. */
            pages: number;

            /**
             * Encodes the specified ReclaimDetail message. Does not implicitly {@link stallscope.v1.ReclaimDetail.verify|verify} messages.
             * @param message ReclaimDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.ReclaimDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReclaimDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.ReclaimDetail & stallscope.v1.ReclaimDetail.$Shape} ReclaimDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.ReclaimDetail & stallscope.v1.ReclaimDetail.$Shape;
        }

        namespace ReclaimDetail {

            /** Properties of a ReclaimDetail. */
            interface $Properties {

                /** ReclaimDetail pages */
                pages?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReclaimDetail. */
            type $Shape = stallscope.v1.ReclaimDetail.$Properties;
        }

        /** TeardownTrigger enum. */
        enum TeardownTrigger {

            /** TEARDOWN_TRIGGER_UNSPECIFIED value */
            TEARDOWN_TRIGGER_UNSPECIFIED = 0,

            /** TEARDOWN_TRIGGER_CLOSE value */
            TEARDOWN_TRIGGER_CLOSE = 1,

            /** TEARDOWN_TRIGGER_EXIT value */
            TEARDOWN_TRIGGER_EXIT = 2
        }

        /**
         * Properties of a Totals.
         * @deprecated Use stallscope.v1.Totals.$Properties instead.
         */
        interface ITotals extends stallscope.v1.Totals.$Properties {
        }

        /** Represents a Totals. */
        class Totals {

            /**
             * Constructs a new Totals.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Totals.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Totals epoch. */
            epoch: number;

            /** Totals at. */
            at: number;

            /** Totals intervalNs. */
            intervalNs: number;

            /** Totals rows. */
            rows: stallscope.v1.TotalsRow.$Properties[];

            /** Totals cost. */
            cost?: (stallscope.v1.Cost.$Properties|null);

            /**
             * Encodes the specified Totals message. Does not implicitly {@link stallscope.v1.Totals.verify|verify} messages.
             * @param message Totals message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Totals.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Totals message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Totals & stallscope.v1.Totals.$Shape} Totals
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Totals & stallscope.v1.Totals.$Shape;
        }

        namespace Totals {

            /** Properties of a Totals. */
            interface $Properties {

                /** Totals epoch */
                epoch?: (number|null);

                /** Totals at */
                at?: (number|null);

                /** Totals intervalNs */
                intervalNs?: (number|null);

                /** Totals rows */
                rows?: (stallscope.v1.TotalsRow.$Properties[]|null);

                /** Totals cost */
                cost?: (stallscope.v1.Cost.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Totals. */
            type $Shape = stallscope.v1.Totals.$Properties;
        }

        /**
         * Properties of a TotalsRow.
         * @deprecated Use stallscope.v1.TotalsRow.$Properties instead.
         */
        interface ITotalsRow extends stallscope.v1.TotalsRow.$Properties {
        }

        /** Represents a TotalsRow. */
        class TotalsRow {

            /**
             * Constructs a new TotalsRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.TotalsRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TotalsRow container. */
            container: number;

            /** TotalsRow device. */
            device: number;

            /** TotalsRow op. */
            op: number;

            /** TotalsRow count. */
            count: number;

            /** TotalsRow bytes. */
            bytes: number;

            /** TotalsRow errors. */
            errors: number;

            /** TotalsRow sumNs. */
            sumNs: number;

            /** TotalsRow queueSumNs. */
            queueSumNs: number;

            /** TotalsRow maxNs. */
            maxNs: number;

            /** TotalsRow latency. */
            latency?: (stallscope.v1.Histogram.$Properties|null);

            /** TotalsRow queue. */
            queue?: (stallscope.v1.Histogram.$Properties|null);

            /** TotalsRow deviceTime. */
            deviceTime?: (stallscope.v1.Histogram.$Properties|null);

            /**
             * Encodes the specified TotalsRow message. Does not implicitly {@link stallscope.v1.TotalsRow.verify|verify} messages.
             * @param message TotalsRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.TotalsRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TotalsRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.TotalsRow & stallscope.v1.TotalsRow.$Shape} TotalsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.TotalsRow & stallscope.v1.TotalsRow.$Shape;
        }

        namespace TotalsRow {

            /** Properties of a TotalsRow. */
            interface $Properties {

                /** TotalsRow container */
                container?: (number|null);

                /** TotalsRow device */
                device?: (number|null);

                /** TotalsRow op */
                op?: (number|null);

                /** TotalsRow count */
                count?: (number|null);

                /** TotalsRow bytes */
                bytes?: (number|null);

                /** TotalsRow errors */
                errors?: (number|null);

                /** TotalsRow sumNs */
                sumNs?: (number|null);

                /** TotalsRow queueSumNs */
                queueSumNs?: (number|null);

                /** TotalsRow maxNs */
                maxNs?: (number|null);

                /** TotalsRow latency */
                latency?: (stallscope.v1.Histogram.$Properties|null);

                /** TotalsRow queue */
                queue?: (stallscope.v1.Histogram.$Properties|null);

                /** TotalsRow deviceTime */
                deviceTime?: (stallscope.v1.Histogram.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TotalsRow. */
            type $Shape = stallscope.v1.TotalsRow.$Properties;
        }

        /**
         * Properties of a Histogram.
         * @deprecated Use stallscope.v1.Histogram.$Properties instead.
         */
        interface IHistogram extends stallscope.v1.Histogram.$Properties {
        }

        /** Represents a Histogram. */
        class Histogram {

            /**
             * Constructs a new Histogram.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Histogram.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Histogram offset. */
            offset: number;

            /** Histogram counts. */
            counts: number[];

            /** Histogram countsHi. */
            countsHi: number[];

            /**
             * Encodes the specified Histogram message. Does not implicitly {@link stallscope.v1.Histogram.verify|verify} messages.
             * @param message Histogram message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Histogram.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Histogram message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Histogram & stallscope.v1.Histogram.$Shape} Histogram
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Histogram & stallscope.v1.Histogram.$Shape;
        }

        namespace Histogram {

            /** Properties of a Histogram. */
            interface $Properties {

                /** Histogram offset */
                offset?: (number|null);

                /** Histogram counts */
                counts?: (number[]|null);

                /** Histogram countsHi */
                countsHi?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Histogram. */
            type $Shape = stallscope.v1.Histogram.$Properties;
        }

        /**
         * Properties of a Cost.
         * @deprecated Use stallscope.v1.Cost.$Properties instead.
         */
        interface ICost extends stallscope.v1.Cost.$Properties {
        }

        /** Represents a Cost. */
        class Cost {

            /**
             * Constructs a new Cost.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Cost.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Cost bpfNsPerIo. */
            bpfNsPerIo?: (number|null);

            /** Cost agentCpuPercent. */
            agentCpuPercent: number;

            /** Cost rssBytes. */
            rssBytes: number;

            /** Cost bpfCpuPercent. */
            bpfCpuPercent?: (number|null);

            /**
             * Encodes the specified Cost message. Does not implicitly {@link stallscope.v1.Cost.verify|verify} messages.
             * @param message Cost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Cost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Cost message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Cost & stallscope.v1.Cost.$Shape} Cost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Cost & stallscope.v1.Cost.$Shape;
        }

        namespace Cost {

            /** Properties of a Cost. */
            interface $Properties {

                /** Cost bpfNsPerIo */
                bpfNsPerIo?: (number|null);

                /** Cost agentCpuPercent */
                agentCpuPercent?: (number|null);

                /** Cost rssBytes */
                rssBytes?: (number|null);

                /** Cost bpfCpuPercent */
                bpfCpuPercent?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Cost. */
            type $Shape = stallscope.v1.Cost.$Properties;
        }

        /**
         * Properties of a Table.
         * @deprecated Use stallscope.v1.Table.$Properties instead.
         */
        interface ITable extends stallscope.v1.Table.$Properties {
        }

        /** Represents a Table. */
        class Table {

            /**
             * Constructs a new Table.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Table.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Table epoch. */
            epoch: number;

            /** Table at. */
            at: number;

            /** Table intervalNs. */
            intervalNs: number;

            /** Table waits. */
            waits: stallscope.v1.WaitsRow.$Properties[];

            /** Table culprits. */
            culprits: stallscope.v1.CulpritsRow.$Properties[];

            /** Table disks. */
            disks: stallscope.v1.DisksRow.$Properties[];

            /** Table files. */
            files: stallscope.v1.FilesRow.$Properties[];

            /** Table processes. */
            processes: stallscope.v1.ProcessesRow.$Properties[];

            /** Table logs. */
            logs: stallscope.v1.LogsRow.$Properties[];

            /**
             * Encodes the specified Table message. Does not implicitly {@link stallscope.v1.Table.verify|verify} messages.
             * @param message Table message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Table.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Table message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Table & stallscope.v1.Table.$Shape} Table
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Table & stallscope.v1.Table.$Shape;
        }

        namespace Table {

            /** Properties of a Table. */
            interface $Properties {

                /** Table epoch */
                epoch?: (number|null);

                /** Table at */
                at?: (number|null);

                /** Table intervalNs */
                intervalNs?: (number|null);

                /** Table waits */
                waits?: (stallscope.v1.WaitsRow.$Properties[]|null);

                /** Table culprits */
                culprits?: (stallscope.v1.CulpritsRow.$Properties[]|null);

                /** Table disks */
                disks?: (stallscope.v1.DisksRow.$Properties[]|null);

                /** Table files */
                files?: (stallscope.v1.FilesRow.$Properties[]|null);

                /** Table processes */
                processes?: (stallscope.v1.ProcessesRow.$Properties[]|null);

                /** Table logs */
                logs?: (stallscope.v1.LogsRow.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Table. */
            type $Shape = stallscope.v1.Table.$Properties;
        }

        /**
         * Properties of a WaitsRow.
         * @deprecated Use stallscope.v1.WaitsRow.$Properties instead.
         */
        interface IWaitsRow extends stallscope.v1.WaitsRow.$Properties {
        }

        /** Represents a WaitsRow. */
        class WaitsRow {

            /**
             * Constructs a new WaitsRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.WaitsRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WaitsRow container. */
            container: number;

            /** WaitsRow cause. */
            cause: number;

            /** WaitsRow blockedNs. */
            blockedNs: number;

            /** WaitsRow count. */
            count: number;

            /** WaitsRow maxNs. */
            maxNs: number;

            /**
             * Encodes the specified WaitsRow message. Does not implicitly {@link stallscope.v1.WaitsRow.verify|verify} messages.
             * @param message WaitsRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.WaitsRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WaitsRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.WaitsRow & stallscope.v1.WaitsRow.$Shape} WaitsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.WaitsRow & stallscope.v1.WaitsRow.$Shape;
        }

        namespace WaitsRow {

            /** Properties of a WaitsRow. */
            interface $Properties {

                /** WaitsRow container */
                container?: (number|null);

                /** WaitsRow cause */
                cause?: (number|null);

                /** WaitsRow blockedNs */
                blockedNs?: (number|null);

                /** WaitsRow count */
                count?: (number|null);

                /** WaitsRow maxNs */
                maxNs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WaitsRow. */
            type $Shape = stallscope.v1.WaitsRow.$Properties;
        }

        /**
         * Properties of a CulpritsRow.
         * @deprecated Use stallscope.v1.CulpritsRow.$Properties instead.
         */
        interface ICulpritsRow extends stallscope.v1.CulpritsRow.$Properties {
        }

        /** Represents a CulpritsRow. */
        class CulpritsRow {

            /**
             * Constructs a new CulpritsRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.CulpritsRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CulpritsRow victim. */
            victim: number;

            /** CulpritsRow culprit. */
            culprit: number;

            /** CulpritsRow name. */
            name: string;

            /** CulpritsRow device. */
            device: number;

            /** CulpritsRow via. */
            via: stallscope.v1.CulpritVia;

            /** CulpritsRow overlapNs. */
            overlapNs: number;

            /** CulpritsRow bytes. */
            bytes: number;

            /** CulpritsRow count. */
            count: number;

            /**
             * Encodes the specified CulpritsRow message. Does not implicitly {@link stallscope.v1.CulpritsRow.verify|verify} messages.
             * @param message CulpritsRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.CulpritsRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CulpritsRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.CulpritsRow & stallscope.v1.CulpritsRow.$Shape} CulpritsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.CulpritsRow & stallscope.v1.CulpritsRow.$Shape;
        }

        namespace CulpritsRow {

            /** Properties of a CulpritsRow. */
            interface $Properties {

                /** CulpritsRow victim */
                victim?: (number|null);

                /** CulpritsRow culprit */
                culprit?: (number|null);

                /** CulpritsRow name */
                name?: (string|null);

                /** CulpritsRow device */
                device?: (number|null);

                /** CulpritsRow via */
                via?: (stallscope.v1.CulpritVia|null);

                /** CulpritsRow overlapNs */
                overlapNs?: (number|null);

                /** CulpritsRow bytes */
                bytes?: (number|null);

                /** CulpritsRow count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CulpritsRow. */
            type $Shape = stallscope.v1.CulpritsRow.$Properties;
        }

        /** CulpritVia enum. */
        enum CulpritVia {

            /** CULPRIT_VIA_QUEUE value */
            CULPRIT_VIA_QUEUE = 0,

            /** CULPRIT_VIA_JOURNAL value */
            CULPRIT_VIA_JOURNAL = 1,

            /** CULPRIT_VIA_THROTTLE value */
            CULPRIT_VIA_THROTTLE = 2
        }

        /**
         * Properties of a DisksRow.
         * @deprecated Use stallscope.v1.DisksRow.$Properties instead.
         */
        interface IDisksRow extends stallscope.v1.DisksRow.$Properties {
        }

        /** Represents a DisksRow. */
        class DisksRow {

            /**
             * Constructs a new DisksRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.DisksRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DisksRow device. */
            device: number;

            /** DisksRow name. */
            name: string;

            /** DisksRow leaf. */
            leaf: boolean;

            /** DisksRow readsPerSecond. */
            readsPerSecond: number;

            /** DisksRow writesPerSecond. */
            writesPerSecond: number;

            /** DisksRow readBytesPerSecond. */
            readBytesPerSecond: number;

            /** DisksRow writeBytesPerSecond. */
            writeBytesPerSecond: number;

            /** DisksRow flushesPerSecond. */
            flushesPerSecond: number;

            /** DisksRow readAwaitNs. */
            readAwaitNs?: (number|null);

            /** DisksRow writeAwaitNs. */
            writeAwaitNs?: (number|null);

            /** DisksRow flushAwaitNs. */
            flushAwaitNs?: (number|null);

            /** DisksRow queueNs. */
            queueNs?: (number|null);

            /** DisksRow deviceNs. */
            deviceNs?: (number|null);

            /** DisksRow queueDepth. */
            queueDepth: number;

            /** DisksRow utilisation. */
            utilisation: number;

            /** DisksRow errors. */
            errors: number;

            /** DisksRow lower. */
            lower: string[];

            /** DisksRow containers. */
            containers: stallscope.v1.Share.$Properties[];

            /** DisksRow limits. */
            limits: stallscope.v1.DiskLimit.$Properties[];

            /**
             * Encodes the specified DisksRow message. Does not implicitly {@link stallscope.v1.DisksRow.verify|verify} messages.
             * @param message DisksRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.DisksRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DisksRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.DisksRow & stallscope.v1.DisksRow.$Shape} DisksRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.DisksRow & stallscope.v1.DisksRow.$Shape;
        }

        namespace DisksRow {

            /** Properties of a DisksRow. */
            interface $Properties {

                /** DisksRow device */
                device?: (number|null);

                /** DisksRow name */
                name?: (string|null);

                /** DisksRow leaf */
                leaf?: (boolean|null);

                /** DisksRow readsPerSecond */
                readsPerSecond?: (number|null);

                /** DisksRow writesPerSecond */
                writesPerSecond?: (number|null);

                /** DisksRow readBytesPerSecond */
                readBytesPerSecond?: (number|null);

                /** DisksRow writeBytesPerSecond */
                writeBytesPerSecond?: (number|null);

                /** DisksRow flushesPerSecond */
                flushesPerSecond?: (number|null);

                /** DisksRow readAwaitNs */
                readAwaitNs?: (number|null);

                /** DisksRow writeAwaitNs */
                writeAwaitNs?: (number|null);

                /** DisksRow flushAwaitNs */
                flushAwaitNs?: (number|null);

                /** DisksRow queueNs */
                queueNs?: (number|null);

                /** DisksRow deviceNs */
                deviceNs?: (number|null);

                /** DisksRow queueDepth */
                queueDepth?: (number|null);

                /** DisksRow utilisation */
                utilisation?: (number|null);

                /** DisksRow errors */
                errors?: (number|null);

                /** DisksRow lower */
                lower?: (string[]|null);

                /** DisksRow containers */
                containers?: (stallscope.v1.Share.$Properties[]|null);

                /** DisksRow limits */
                limits?: (stallscope.v1.DiskLimit.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DisksRow. */
            type $Shape = stallscope.v1.DisksRow.$Properties;
        }

        /**
         * Properties of a DiskLimit.
         * @deprecated Use stallscope.v1.DiskLimit.$Properties instead.
         */
        interface IDiskLimit extends stallscope.v1.DiskLimit.$Properties {
        }

        /** Represents a DiskLimit. */
        class DiskLimit {

            /**
             * Constructs a new DiskLimit.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.DiskLimit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DiskLimit container. */
            container: number;

            /** DiskLimit cgroup. */
            cgroup: string;

            /** DiskLimit limit. */
            limit: string;

            /** DiskLimit configured. */
            configured: number;

            /** DiskLimit observed. */
            observed?: (number|null);

            /**
             * Encodes the specified DiskLimit message. Does not implicitly {@link stallscope.v1.DiskLimit.verify|verify} messages.
             * @param message DiskLimit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.DiskLimit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DiskLimit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.DiskLimit & stallscope.v1.DiskLimit.$Shape} DiskLimit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.DiskLimit & stallscope.v1.DiskLimit.$Shape;
        }

        namespace DiskLimit {

            /** Properties of a DiskLimit. */
            interface $Properties {

                /** DiskLimit container */
                container?: (number|null);

                /** DiskLimit cgroup */
                cgroup?: (string|null);

                /** DiskLimit limit */
                limit?: (string|null);

                /** DiskLimit configured */
                configured?: (number|null);

                /** DiskLimit observed */
                observed?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DiskLimit. */
            type $Shape = stallscope.v1.DiskLimit.$Properties;
        }

        /**
         * Properties of a FilesRow.
         * @deprecated Use stallscope.v1.FilesRow.$Properties instead.
         */
        interface IFilesRow extends stallscope.v1.FilesRow.$Properties {
        }

        /** Represents a FilesRow. */
        class FilesRow {

            /**
             * Constructs a new FilesRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.FilesRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FilesRow container. */
            container: number;

            /** FilesRow file. */
            file: string;

            /** FilesRow device. */
            device: string;

            /** FilesRow inode. */
            inode: number;

            /** FilesRow reads. */
            reads: number;

            /** FilesRow readBytes. */
            readBytes: number;

            /** FilesRow readNs. */
            readNs: number;

            /** FilesRow writes. */
            writes: number;

            /** FilesRow writeBytes. */
            writeBytes: number;

            /** FilesRow writeNs. */
            writeNs: number;

            /** FilesRow syncs. */
            syncs: number;

            /** FilesRow syncNs. */
            syncNs: number;

            /**
             * Encodes the specified FilesRow message. Does not implicitly {@link stallscope.v1.FilesRow.verify|verify} messages.
             * @param message FilesRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.FilesRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FilesRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.FilesRow & stallscope.v1.FilesRow.$Shape} FilesRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.FilesRow & stallscope.v1.FilesRow.$Shape;
        }

        namespace FilesRow {

            /** Properties of a FilesRow. */
            interface $Properties {

                /** FilesRow container */
                container?: (number|null);

                /** FilesRow file */
                file?: (string|null);

                /** FilesRow device */
                device?: (string|null);

                /** FilesRow inode */
                inode?: (number|null);

                /** FilesRow reads */
                reads?: (number|null);

                /** FilesRow readBytes */
                readBytes?: (number|null);

                /** FilesRow readNs */
                readNs?: (number|null);

                /** FilesRow writes */
                writes?: (number|null);

                /** FilesRow writeBytes */
                writeBytes?: (number|null);

                /** FilesRow writeNs */
                writeNs?: (number|null);

                /** FilesRow syncs */
                syncs?: (number|null);

                /** FilesRow syncNs */
                syncNs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FilesRow. */
            type $Shape = stallscope.v1.FilesRow.$Properties;
        }

        /**
         * Properties of a ProcessesRow.
         * @deprecated Use stallscope.v1.ProcessesRow.$Properties instead.
         */
        interface IProcessesRow extends stallscope.v1.ProcessesRow.$Properties {
        }

        /** Represents a ProcessesRow. */
        class ProcessesRow {

            /**
             * Constructs a new ProcessesRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.ProcessesRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessesRow container. */
            container: number;

            /** ProcessesRow pid. */
            pid: number;

            /** ProcessesRow comm. */
            comm: string;

            /** ProcessesRow reads. */
            reads: number;

            /** ProcessesRow readBytes. */
            readBytes: number;

            /** ProcessesRow writes. */
            writes: number;

            /** ProcessesRow writeBytes. */
            writeBytes: number;

            /** ProcessesRow ioNs. */
            ioNs: number;

            /** ProcessesRow syncs. */
            syncs: number;

            /** ProcessesRow syncNs. */
            syncNs: number;

            /**
             * Encodes the specified ProcessesRow message. Does not implicitly {@link stallscope.v1.ProcessesRow.verify|verify} messages.
             * @param message ProcessesRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.ProcessesRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessesRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.ProcessesRow & stallscope.v1.ProcessesRow.$Shape} ProcessesRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.ProcessesRow & stallscope.v1.ProcessesRow.$Shape;
        }

        namespace ProcessesRow {

            /** Properties of a ProcessesRow. */
            interface $Properties {

                /** ProcessesRow container */
                container?: (number|null);

                /** ProcessesRow pid */
                pid?: (number|null);

                /** ProcessesRow comm */
                comm?: (string|null);

                /** ProcessesRow reads */
                reads?: (number|null);

                /** ProcessesRow readBytes */
                readBytes?: (number|null);

                /** ProcessesRow writes */
                writes?: (number|null);

                /** ProcessesRow writeBytes */
                writeBytes?: (number|null);

                /** ProcessesRow ioNs */
                ioNs?: (number|null);

                /** ProcessesRow syncs */
                syncs?: (number|null);

                /** ProcessesRow syncNs */
                syncNs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessesRow. */
            type $Shape = stallscope.v1.ProcessesRow.$Properties;
        }

        /**
         * Properties of a LogsRow.
         * @deprecated Use stallscope.v1.LogsRow.$Properties instead.
         */
        interface ILogsRow extends stallscope.v1.LogsRow.$Properties {
        }

        /** Represents a LogsRow. */
        class LogsRow {

            /**
             * Constructs a new LogsRow.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.LogsRow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogsRow container. */
            container: number;

            /** LogsRow writer. */
            writer: string;

            /** LogsRow pid. */
            pid: number;

            /** LogsRow file. */
            file: string;

            /** LogsRow writes. */
            writes: number;

            /** LogsRow bytes. */
            bytes: number;

            /** LogsRow ownBytes. */
            ownBytes?: (number|null);

            /**
             * Encodes the specified LogsRow message. Does not implicitly {@link stallscope.v1.LogsRow.verify|verify} messages.
             * @param message LogsRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.LogsRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogsRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.LogsRow & stallscope.v1.LogsRow.$Shape} LogsRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.LogsRow & stallscope.v1.LogsRow.$Shape;
        }

        namespace LogsRow {

            /** Properties of a LogsRow. */
            interface $Properties {

                /** LogsRow container */
                container?: (number|null);

                /** LogsRow writer */
                writer?: (string|null);

                /** LogsRow pid */
                pid?: (number|null);

                /** LogsRow file */
                file?: (string|null);

                /** LogsRow writes */
                writes?: (number|null);

                /** LogsRow bytes */
                bytes?: (number|null);

                /** LogsRow ownBytes */
                ownBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogsRow. */
            type $Shape = stallscope.v1.LogsRow.$Properties;
        }

        /**
         * Properties of a Lost.
         * @deprecated Use stallscope.v1.Lost.$Properties instead.
         */
        interface ILost extends stallscope.v1.Lost.$Properties {
        }

        /** Represents a Lost. */
        class Lost {

            /**
             * Constructs a new Lost.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Lost.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Lost at. */
            at: number;

            /** Lost reason. */
            reason: stallscope.v1.LossReason;

            /** Lost count. */
            count: number;

            /**
             * Encodes the specified Lost message. Does not implicitly {@link stallscope.v1.Lost.verify|verify} messages.
             * @param message Lost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Lost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Lost message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Lost & stallscope.v1.Lost.$Shape} Lost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Lost & stallscope.v1.Lost.$Shape;
        }

        namespace Lost {

            /** Properties of a Lost. */
            interface $Properties {

                /** Lost at */
                at?: (number|null);

                /** Lost reason */
                reason?: (stallscope.v1.LossReason|null);

                /** Lost count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Lost. */
            type $Shape = stallscope.v1.Lost.$Properties;
        }

        /** LossReason enum. */
        enum LossReason {

            /** LOSS_REASON_UNSPECIFIED value */
            LOSS_REASON_UNSPECIFIED = 0,

            /** LOSS_REASON_RING_FULL value */
            LOSS_REASON_RING_FULL = 1,

            /** LOSS_REASON_INFLIGHT_FULL value */
            LOSS_REASON_INFLIGHT_FULL = 2,

            /** LOSS_REASON_UNMATCHED value */
            LOSS_REASON_UNMATCHED = 3,

            /** LOSS_REASON_TOTALS_FULL value */
            LOSS_REASON_TOTALS_FULL = 4,

            /** LOSS_REASON_UNKNOWN_RECORD value */
            LOSS_REASON_UNKNOWN_RECORD = 5,

            /** LOSS_REASON_CLIENT_SLOW value */
            LOSS_REASON_CLIENT_SLOW = 6,

            /** LOSS_REASON_OPERATIONS_FULL value */
            LOSS_REASON_OPERATIONS_FULL = 7,

            /** LOSS_REASON_CHILDREN_FULL value */
            LOSS_REASON_CHILDREN_FULL = 8,

            /** LOSS_REASON_SCOPE_FULL value */
            LOSS_REASON_SCOPE_FULL = 9,

            /** LOSS_REASON_PENDING_FULL value */
            LOSS_REASON_PENDING_FULL = 10,

            /** LOSS_REASON_PROGRAM_SKIPPED value */
            LOSS_REASON_PROGRAM_SKIPPED = 11,

            /** LOSS_REASON_NEIGHBOURS_FULL value */
            LOSS_REASON_NEIGHBOURS_FULL = 12,

            /** LOSS_REASON_FILES_FULL value */
            LOSS_REASON_FILES_FULL = 13,

            /** LOSS_REASON_PROCESSES_FULL value */
            LOSS_REASON_PROCESSES_FULL = 14,

            /** LOSS_REASON_LOGS_FULL value */
            LOSS_REASON_LOGS_FULL = 15,

            /** LOSS_REASON_WAITS_FULL value */
            LOSS_REASON_WAITS_FULL = 16,

            /** LOSS_REASON_STACKS_FULL value */
            LOSS_REASON_STACKS_FULL = 17
        }

        /**
         * Properties of a Targets.
         * @deprecated Use stallscope.v1.Targets.$Properties instead.
         */
        interface ITargets extends stallscope.v1.Targets.$Properties {
        }

        /** Represents a Targets. */
        class Targets {

            /**
             * Constructs a new Targets.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Targets.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Targets at. */
            at: number;

            /** Targets added. */
            added: stallscope.v1.Container.$Properties[];

            /** Targets gone. */
            gone: stallscope.v1.Container.$Properties[];

            /** Targets remaining. */
            remaining: number;

            /**
             * Encodes the specified Targets message. Does not implicitly {@link stallscope.v1.Targets.verify|verify} messages.
             * @param message Targets message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Targets.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Targets message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Targets & stallscope.v1.Targets.$Shape} Targets
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Targets & stallscope.v1.Targets.$Shape;
        }

        namespace Targets {

            /** Properties of a Targets. */
            interface $Properties {

                /** Targets at */
                at?: (number|null);

                /** Targets added */
                added?: (stallscope.v1.Container.$Properties[]|null);

                /** Targets gone */
                gone?: (stallscope.v1.Container.$Properties[]|null);

                /** Targets remaining */
                remaining?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Targets. */
            type $Shape = stallscope.v1.Targets.$Properties;
        }

        /**
         * Properties of a Refused.
         * @deprecated Use stallscope.v1.Refused.$Properties instead.
         */
        interface IRefused extends stallscope.v1.Refused.$Properties {
        }

        /** Represents a Refused. */
        class Refused {

            /**
             * Constructs a new Refused.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.Refused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refused code. */
            code: stallscope.v1.RefusalCode;

            /** Refused message. */
            message: string;

            /** Refused candidates. */
            candidates: string[];

            /**
             * Encodes the specified Refused message. Does not implicitly {@link stallscope.v1.Refused.verify|verify} messages.
             * @param message Refused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.Refused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.Refused & stallscope.v1.Refused.$Shape} Refused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.Refused & stallscope.v1.Refused.$Shape;
        }

        namespace Refused {

            /** Properties of a Refused. */
            interface $Properties {

                /** Refused code */
                code?: (stallscope.v1.RefusalCode|null);

                /** Refused message */
                message?: (string|null);

                /** Refused candidates */
                candidates?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refused. */
            type $Shape = stallscope.v1.Refused.$Properties;
        }

        /** RefusalCode enum. */
        enum RefusalCode {

            /** REFUSAL_CODE_UNSPECIFIED value */
            REFUSAL_CODE_UNSPECIFIED = 0,

            /** REFUSAL_CODE_TARGET_UNKNOWN value */
            REFUSAL_CODE_TARGET_UNKNOWN = 1,

            /** REFUSAL_CODE_TARGET_AMBIGUOUS value */
            REFUSAL_CODE_TARGET_AMBIGUOUS = 2,

            /** REFUSAL_CODE_TARGET_NOT_TRACED value */
            REFUSAL_CODE_TARGET_NOT_TRACED = 3,

            /** REFUSAL_CODE_BAD_REQUEST value */
            REFUSAL_CODE_BAD_REQUEST = 4
        }

        /**
         * Properties of an End.
         * @deprecated Use stallscope.v1.End.$Properties instead.
         */
        interface IEnd extends stallscope.v1.End.$Properties {
        }

        /** Represents an End. */
        class End {

            /**
             * Constructs a new End.
             * @param [properties] Properties to set
             */
            constructor(properties?: stallscope.v1.End.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** End reason. */
            reason: stallscope.v1.EndReason;

            /**
             * Encodes the specified End message. Does not implicitly {@link stallscope.v1.End.verify|verify} messages.
             * @param message End message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: stallscope.v1.End.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an End message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {stallscope.v1.End & stallscope.v1.End.$Shape} End
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): stallscope.v1.End & stallscope.v1.End.$Shape;
        }

        namespace End {

            /** Properties of an End. */
            interface $Properties {

                /** End reason */
                reason?: (stallscope.v1.EndReason|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an End. */
            type $Shape = stallscope.v1.End.$Properties;
        }

        /** EndReason enum. */
        enum EndReason {

            /** END_REASON_UNSPECIFIED value */
            END_REASON_UNSPECIFIED = 0,

            /** END_REASON_TARGET_GONE value */
            END_REASON_TARGET_GONE = 1,

            /** END_REASON_SHUTDOWN value */
            END_REASON_SHUTDOWN = 2
        }
    }
}
